import { UplineError } from '@upline/kernel';
import { minorDigits, parseDecimal, parseRatePpm, parseVolume, ratioOf, VOLUME_DIGITS } from '@upline/money';
import type {
  CompiledCondition,
  CompiledLevel,
  CompiledLevelBonus,
  CompiledPlan,
  CompiledVolume,
} from './compiled-plan.js';
import { planHash } from './plan-hash.js';
import type { Condition, LevelBonus, Plan } from './plan-schema.js';
import { readCondition } from './read-condition.js';
import { validatePlan } from './validate-plan.js';

const factorDigits = 4;
const ratePpmDigits = 6;

/**
 * Makes a plan ready for computing. The plan is validated again, so that a plan that skipped validation cannot pay.
 *
 * @throws UplineError `PLAN.INVALID` with all faults
 */
export function compilePlan(plan: Plan): CompiledPlan {
  const { errors } = validatePlan(plan);
  if (errors.length > 0) throw new UplineError('PLAN.INVALID', `The plan has ${errors.length} fault(s).`, errors);
  const rankNames = plan.ranks.ladder.map(({ rank }) => rank);
  const conditionOf = (condition: Condition): CompiledCondition => compileCondition(condition, rankNames);
  return {
    hash: planHash(plan),
    name: plan.name,
    currency: plan.currency,
    trees: Object.keys(plan.trees),
    volumes: compileVolumes(plan),
    active: conditionOf(plan.active),
    contiguous: plan.ranks.contiguous,
    ranks: plan.ranks.ladder.map(({ rank, when }) => ({ name: rank, when: conditionOf(when) })),
    bonuses: plan.bonuses.map((bonus) => ({
      ...compileBonus(bonus, plan, rankNames),
      eligible: conditionOf(bonus.eligible),
    })),
  };
}

function compileCondition(condition: Condition, rankNames: readonly string[]): CompiledCondition {
  const asked = readCondition(condition);
  switch (asked.kind) {
    case 'all':
    case 'any':
      return { kind: asked.kind, of: asked.of.map((part) => compileCondition(part, rankNames)) };
    case 'not':
      return { kind: 'not', of: [compileCondition(asked.of, rankNames)] };
    case 'active':
      return asked;
    case 'volume':
      return { kind: 'volume', volume: asked.volume, atLeastUnits: parseVolume(asked.atLeast) };
    case 'legs':
      return { kind: 'legs', tree: asked.tree, rankIndex: rankNames.indexOf(asked.rank), atLeast: asked.atLeast };
  }
}

/** Own volumes first, then sums as soon as what they sum is there; validation has refused circles. */
function compileVolumes(plan: Plan): CompiledVolume[] {
  const compiled: CompiledVolume[] = [];
  const waiting = new Map(Object.entries(plan.volumes));
  while (waiting.size > 0) {
    for (const [name, volume] of waiting) {
      if ('sum' in volume && waiting.has(volume.sum)) continue;
      waiting.delete(name);
      if ('sum' in volume) compiled.push({ name, from: 'sum', of: volume.sum, tree: volume.tree, self: volume.self });
      else compiled.push({ name, from: 'own', kind: volume.kind });
    }
  }
  return compiled;
}

function compileBonus(
  bonus: LevelBonus,
  plan: Plan,
  rankNames: readonly string[],
): Omit<CompiledLevelBonus, 'eligible'> {
  const firstLevel = bonus.ownPurchases === 'level-0' ? 0 : 1;
  const { digits, mode } = plan.rounding;
  return {
    name: bonus.bonus,
    tree: bonus.tree,
    baseVolume: bonus.base.volume,
    startsAtBuyer: bonus.ownPurchases === 'level-0',
    skip: bonus.skip.whom,
    levels: bonus.levels.map(({ rate, minimumRank }, index) => ({
      level: firstLevel + index,
      ...compileRate(rate, bonus.base.factor, digits),
      minimumRank: minimumRank === null ? -1 : rankNames.indexOf(minimumRank),
    })),
    roundingMode: mode,
    minorPerRoundingUnit: 10 ** (minorDigits(plan.currency) - digits),
  };
}

function compileRate(rate: string, factor: string, roundingDigits: number): Pick<CompiledLevel, 'ratePpm' | 'ratio'> {
  const ratePpm = parseRatePpm(rate);
  const numerator = BigInt(ratePpm) * parseDecimal(factor, factorDigits) * 10n ** BigInt(roundingDigits);
  return { ratePpm, ratio: ratioOf(numerator, 10n ** BigInt(ratePpmDigits + factorDigits + VOLUME_DIGITS)) };
}
