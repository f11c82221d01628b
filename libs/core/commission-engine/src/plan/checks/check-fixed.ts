import type { Fault } from '@upline/kernel';
import type { AdvancementBonus, BoardBonus, FixedBonus } from '../plan-schema.js';
import { ratePpmOf } from '../read-rate.js';
import type { PlacedLadder, PlanOutline } from '../plan-outline.js';
import { readTable, valuesOf } from '../read-table.js';
import type { CheckedBonus } from './checked-bonus.js';
import { checkOneLadder } from './check-tables.js';
import { faultAt } from './plan-check.js';

const mostPlaces = 10_000;

/** Rates without a base, a base without rates, and reductions in a grace that no ladder has. */
export function checkFixed({ bonus, at, outline }: CheckedBonus<FixedBonus>): Fault[] {
  const says = `bonus ${bonus.bonus}`;
  const faults: Fault[] = [];
  const hasRate = valuesOf<string>(bonus.value).some(({ value }) => value.endsWith('%'));
  if (hasRate && bonus.base === null) {
    faults.push(faultAt([...at, 'base'], 'BASE_NEEDED', `${says} pays a percentage: say with "base" of what`));
  }
  if (!hasRate && bonus.base !== null) {
    faults.push(faultAt([...at, 'base'], 'BASE_NOT_NEEDED', `${says} pays amounts alone, so its base must be null`));
  }
  if (bonus.shareInGrace === undefined) return faults;
  const place = [...at, 'shareInGrace'];
  const share = ratePpmOf(bonus.shareInGrace);
  if (share !== undefined && share > 1_000_000n) {
    const detail = `${says} pays ${bonus.shareInGrace} in grace, and a share in grace is at most 100%`;
    faults.push(faultAt(place, 'SHARE_ABOVE_WHOLE', detail));
  }
  const { name, pay } = ladderOf(bonus, outline) ?? {};
  if (name !== undefined && pay !== undefined && !(typeof pay === 'object' && 'graceMisses' in pay)) {
    const detail = `${says} pays a share in grace, but the ladder ${name} does not keep ranks through misses ("graceMisses")`;
    faults.push(faultAt(place, 'NO_GRACE', detail));
  }
  return faults;
}

/** The ladder whose grace counts: that of the ranks in the table of values, otherwise the first. */
function ladderOf({ value }: FixedBonus, { ladders, byName }: PlanOutline): PlacedLadder | undefined {
  const read = readTable(value);
  const rank = read.by === 'rank' || read.by === 'title' ? read.entries[0]?.[0] : undefined;
  const named = rank === undefined ? 'ranks' : byName.ladderOfRank.get(rank);
  return ladders.find(({ name }) => name === named);
}

/** Ranks of two ladders: skipped ranks would not be defined. */
export function checkAdvancement({ bonus, at, outline }: CheckedBonus<AdvancementBonus>): Fault[] {
  const ranks = Object.keys(bonus.amounts);
  return checkOneLadder(outline, ranks, [...at, 'amounts'], `bonus ${bonus.bonus} has amounts`);
}

/** Boards too large to be filled. */
export function checkBoard({ bonus, at }: CheckedBonus<BoardBonus>): Fault[] {
  const { width, depth } = bonus;
  const places = Array.from({ length: depth + 1 }, (_, level) => width ** level).reduce((sum, level) => sum + level, 0);
  if (places <= mostPlaces) return [];
  const detail = `bonus ${bonus.bonus} has boards of ${places} places; a board has at most ${mostPlaces}`;
  return [faultAt([...at, 'depth'], 'BOARD_TOO_LARGE', detail)];
}
