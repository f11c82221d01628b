import { type Fault, jsonPointer } from '@upline/kernel';
import { formatRatePpm, parseDecimal, parseRatePpm } from '@upline/money';
import { checkCondition } from './check-condition.js';
import type { Placed, PlanOutline } from './plan-outline.js';
import type { LevelBonus } from './plan-schema.js';

/** References of every bonus to what the plan does not define. */
export function checkBonuses(outline: PlanOutline): Fault[] {
  return outline.bonuses.flatMap(({ name, at, part }) => (part ? checkBonus({ name, at, part }, outline) : []));
}

function checkBonus({ name, at, part }: Placed<LevelBonus> & { part: LevelBonus }, outline: PlanOutline): Fault[] {
  const fault = (key: readonly (string | number)[], code: string, detail: string): Fault => ({
    pointer: jsonPointer(...at, ...key),
    code,
    detail: `bonus ${name} ${detail}`,
  });
  const faults: Fault[] = [];
  if (!outline.periods.has(part.period)) {
    faults.push(fault(['period'], 'PLAN.UNKNOWN_PERIOD', `runs every ${part.period}, which the plan does not define`));
  }
  if (!outline.trees.has(part.tree)) {
    faults.push(fault(['tree'], 'PLAN.UNKNOWN_TREE', `walks the tree ${part.tree}, which the plan does not define`));
  }
  const base = outline.volumes.find((volume) => volume.name === part.base.volume);
  if (!base) {
    const detail = `pays on the volume ${part.base.volume}, which the plan does not define`;
    faults.push(fault(['base', 'volume'], 'PLAN.UNKNOWN_VOLUME', detail));
  } else if (base.part && 'sum' in base.part) {
    const detail = `pays on ${part.base.volume}, which is a sum over a tree: a level bonus pays on what one buyer bought`;
    faults.push(fault(['base', 'volume'], 'PLAN.BASE_NOT_OWN', detail));
  }
  part.levels.forEach(({ minimumRank }, index) => {
    if (minimumRank === null || outline.ranks.some((rank) => rank.name === minimumRank)) return;
    const detail = `asks for the rank ${minimumRank}, which the plan does not define`;
    faults.push(fault(['levels', index, 'minimumRank'], 'PLAN.UNKNOWN_RANK', detail));
  });
  const owner = `bonus ${name}`;
  const place = { at: [...at, 'eligible'], owner, mayAskActive: true, ranksDecided: outline.ranks.length };
  return [...faults, ...checkCondition(part.eligible, place, outline)];
}

/** Warns when the rates of all bonuses, with their factors, come to more than what they are paid on. */
export function warnOfRates(outline: PlanOutline): Fault[] {
  let totalPpm = 0n;
  for (const { part } of outline.bonuses) {
    if (!part) continue;
    const ratesPpm = part.levels.reduce((sum, { rate }) => sum + parseRatePpm(rate), 0);
    totalPpm += (BigInt(ratesPpm) * parseDecimal(part.base.factor, 4)) / 10_000n;
  }
  if (totalPpm <= 1_000_000n) return [];
  const detail = `the rates of all levels and bonuses come to ${formatRatePpm(Number(totalPpm))} of the volume they are paid on`;
  return [{ pointer: '/bonuses', code: 'PLAN.RATES_ABOVE_WHOLE', detail }];
}
