import type { Fault } from '@upline/kernel';
import type { LevelBonus, MatchingBonus } from '../plan-schema.js';
import { valuesOf } from '../read-table.js';
import { checkOwnVolume } from './check-base.js';
import type { CheckedBonus } from './checked-bonus.js';
import { faultAt } from './plan-check.js';

type WalkBonus = LevelBonus | MatchingBonus;

/** Keys of a walk that leave its rates open or contradict one another. */
export function checkWalk(checked: CheckedBonus<WalkBonus>): Fault[] {
  const { bonus, at, outline } = checked;
  const says = `bonus ${bonus.bonus}`;
  const faults: Fault[] = [];
  if ((bonus.levels === undefined) === (bonus.rates === undefined)) {
    const what = bonus.levels ? 'both "levels" and "rates"' : 'neither "levels" nor "rates"';
    faults.push(faultAt(at, 'LEVELS_OR_RATES', `${says} has ${what}: say one of them`));
  }
  if (bonus.skip.moves === 'volume' && bonus.skip.whom === 'unqualified-for-level') {
    const detail = `${says} moves the volume of whoever is unqualified for a level, but volume is moved before there are levels: move the payee, or skip the ineligible or those below a rank`;
    faults.push(faultAt([...at, 'skip', 'moves'], 'SKIP_CANNOT_MOVE_VOLUME', detail));
  }
  if (bonus.kernel === 'level') faults.push(...checkLevelBase({ bonus, at, outline }));
  return [
    ...faults,
    ...checkStart(checked),
    ...checkCombination(checked),
    ...checkRanks(checked),
    ...checkSort(checked),
  ];
}

function checkLevelBase({ bonus, at, outline }: CheckedBonus<LevelBonus>): Fault[] {
  const { volume } = bonus.base;
  const place = [...at, 'base', 'volume'];
  const says = `bonus ${bonus.bonus} pays on ${volume}`;
  const faults = checkOwnVolume(
    outline,
    volume,
    place,
    `${says}, which REASON: a level bonus pays on what one buyer bought`,
  );
  const part = outline.byName.volume.get(volume);
  if (bonus.linesPer === 'buyer' || !part || faults.length > 0) return faults;
  if ('kind' in part && part.of.length === 1 && part.of[0] === 'own') return faults;
  const detail = `bonus ${bonus.bonus} has a line for each order, so it must pay on a volume of own orders; ${volume} is none`;
  return [...faults, faultAt([...at, 'linesPer'], 'LINES_PER_ORDER', detail)];
}

function checkStart({ bonus, at }: CheckedBonus<WalkBonus>): Fault[] {
  if (bonus.startLevel === undefined) return [];
  const place = [...at, 'startLevel'];
  const says = `bonus ${bonus.bonus} has a start level`;
  if (bonus.kernel === 'level' && bonus.ownPurchases === 'level-0') {
    const detail = `${says}, but its first rate belongs to level 0: say "no-level" for own purchases, or leave the start level out`;
    return [faultAt(place, 'KEYS_CONTRADICT', detail)];
  }
  if (!bonus.generations) return [];
  const detail = `${says}, but its rates are read by generation: say with "first" where they begin`;
  return [faultAt(place, 'KEYS_CONTRADICT', detail)];
}

function checkCombination({ bonus, at }: CheckedBonus<WalkBonus>): Fault[] {
  const { points, generations, blocker, skip } = bonus;
  const says = `bonus ${bonus.bonus}`;
  const faults: Fault[] = [];
  const contradict = (key: string, detail: string): unknown =>
    faults.push(faultAt([...at, key], 'KEYS_CONTRADICT', `${says} ${detail}`));
  if (points && generations)
    contradict('points', 'has points and generations: points take the place of levels and generations');
  if (points && blocker) contradict('points', 'has points and a blocker: points end the walk where they are used up');
  if (points && skip.whom === 'unqualified-for-level') {
    contradict('points', 'has points, and points have no levels for which somebody could be unqualified');
  }
  if (generations && blocker?.then === 'compress') {
    contradict('blocker', 'reads its rates by generation, so a blocker has no level to give up');
  }
  return faults;
}

function checkRanks({ bonus, at, outline }: CheckedBonus<WalkBonus>): Fault[] {
  const ranks = outline.ladders.find(({ at: [key] }) => key === 'ranks')?.ranks ?? [];
  if (ranks.length > 0) return [];
  const { blocker, generations } = bonus;
  const key = blocker
    ? 'blocker'
    : generations && 'sameRankAsViewer' in generations.boundary
      ? 'generations'
      : undefined;
  if (key === undefined) return [];
  const detail = `bonus ${bonus.bonus} compares ranks, but the ladder of the plan has none`;
  return [faultAt([...at, key], 'NO_RANKS', detail)];
}

/** Percentages and amounts cannot be compared with each other. */
function checkSort({ bonus, at }: CheckedBonus<WalkBonus>): Fault[] {
  const compares = [
    bonus.rateOf === 'lower-of-both' ? 'rateOf' : undefined,
    bonus.blocker?.then === 'difference' ? 'blocker' : undefined,
    bonus.ineligible === 'next-upline-with-same-or-higher-rate' ? 'ineligible' : undefined,
  ].find((key) => key !== undefined);
  if (compares === undefined) return [];
  const rates = [
    ...(bonus.levels ?? []).flatMap(({ rate }) => valuesOf<string>(rate).map(({ value }) => value)),
    ...(bonus.rates === undefined ? [] : valuesOf<readonly string[]>(bonus.rates).flatMap(({ value }) => value)),
  ];
  const percentages = rates.filter((rate) => rate.endsWith('%')).length;
  if (percentages === 0 || percentages === rates.length) return [];
  const detail = `bonus ${bonus.bonus} compares rates, so all of them must be percentages or all of them amounts`;
  return [faultAt([...at, compares], 'RATES_NOT_COMPARABLE', detail)];
}
