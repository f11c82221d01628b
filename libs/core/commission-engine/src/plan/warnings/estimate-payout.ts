import { parseDecimal } from '@upline/money';
import type { PlanOutline } from '../plan-outline.js';
import type { Bonus, DifferentialBonus, LevelBonus, MatchingBonus } from '../plan-schema.js';
import { ratePpmOf } from '../read-rate.js';
import { valuesOf } from '../read-table.js';

const factorDigits = 4;

/** What a bonus can cost at its highest rates, in parts per million of what it is paid on. */
export interface BonusEstimate {
  readonly bonus: string;
  /** A kind of volume such as CV, or the volume where it is made of several. */
  readonly base: string;
  readonly ppm: bigint;
}

/**
 * Estimates what percentage bonuses can cost: for each the sum over its levels of the highest rate, times its factor, every bonus counted
 * once for whatever it is paid on. Matching counts as its rates of what it matches. Amounts, caps and cuts are left out.
 */
export function estimatePayout(outline: PlanOutline): BonusEstimate[] {
  return outline.bonuses.flatMap(({ part }) => (part ? estimatesOf(part, outline, new Set()) : []));
}

function estimatesOf(bonus: Bonus, outline: PlanOutline, above: ReadonlySet<string>): BonusEstimate[] {
  if (bonus.kernel === 'matching') return estimatesOfMatching(bonus, outline, above);
  const rate = rateOf(bonus);
  const base = baseOf(bonus);
  if (rate === 0n || !base) return [];
  return [{ bonus: bonus.bonus, base: rootOf(base.volume, outline), ppm: times(rate, base.factor) }];
}

function estimatesOfMatching(bonus: MatchingBonus, outline: PlanOutline, above: ReadonlySet<string>): BonusEstimate[] {
  if (above.has(bonus.bonus)) return [];
  const within = new Set([...above, bonus.bonus]);
  const rate = sumOfLevels(bonus);
  return bonus.of.flatMap((name) => {
    const matched = outline.bonuses.find((other) => other.name === name)?.part;
    const estimates = matched ? estimatesOf(matched, outline, within) : [];
    return estimates.map(({ base, ppm }) => ({ bonus: bonus.bonus, base, ppm: (ppm * rate) / 1_000_000n }));
  });
}

function rateOf(bonus: Exclude<Bonus, MatchingBonus>): bigint {
  switch (bonus.kernel) {
    case 'level':
      return sumOfLevels(bonus);
    case 'differential':
      return rateOfDifferential(bonus);
    case 'pairing':
      if ('rate' in bonus.mode) return highest(bonus.mode.rate);
      if ('fund' in bonus.mode) return ratePpmOf(bonus.mode.fund.share) ?? 0n;
      return 'value' in bonus.mode ? highest(bonus.mode.value) : 0n;
    case 'pool':
      return 'share' in bonus.fund ? (ratePpmOf(bonus.fund.share) ?? 0n) : 0n;
    case 'fixed':
      return highest(bonus.value);
    case 'advancement':
    case 'board':
      return 0n;
  }
}

function baseOf(
  bonus: Exclude<Bonus, MatchingBonus>,
): { readonly volume: string; readonly factor: string } | undefined {
  if (bonus.kernel === 'pool') {
    return 'of' in bonus.fund ? { volume: bonus.fund.of, factor: bonus.fund.factor } : undefined;
  }
  if (bonus.kernel === 'pairing' && 'fund' in bonus.mode) {
    return { volume: bonus.mode.fund.of, factor: bonus.mode.fund.factor };
  }
  return 'base' in bonus ? (bonus.base ?? undefined) : undefined;
}

/** The highest rate of each level, added up; with points the highest alone, for points share one rate. */
function sumOfLevels(bonus: LevelBonus | MatchingBonus): bigint {
  const levels = bonus.levels
    ? bonus.levels.map(({ rate }) => highest(rate))
    : highestByPlace(valuesOf<readonly string[]>(bonus.rates ?? []).map(({ value }) => value));
  if (bonus.points) return levels.reduce(larger, 0n);
  return levels.reduce((sum, rate) => sum + rate, 0n);
}

function rateOfDifferential({ rate, breakaway }: DifferentialBonus): bigint {
  const own =
    typeof rate === 'object' && 'axis' in rate ? rate.rows.map((row) => row.rate).map(ppmOf) : [highest(rate)];
  const override = breakaway?.override;
  const rates = override?.how === 'fixed' ? valuesOf<readonly string[]>(override.rates).map(({ value }) => value) : [];
  const above = override?.how === 'guaranteed' ? ppmOf(override.rate) : 0n;
  return own.reduce(larger, 0n) + highestByPlace(rates).reduce((sum, level) => sum + level, 0n) + above;
}

function highestByPlace(lists: readonly (readonly string[])[]): bigint[] {
  const length = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length }, (_, place) => lists.map((list) => ppmOf(list[place] ?? '')).reduce(larger, 0n));
}

function highest(table: unknown): bigint {
  return valuesOf<string>(table)
    .map(({ value }) => ppmOf(value))
    .reduce(larger, 0n);
}

function ppmOf(rate: string): bigint {
  return ratePpmOf(rate) ?? 0n;
}

function larger(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}

function times(ppm: bigint, factor: string): bigint {
  return (ppm * parseDecimal(factor, factorDigits)) / 10n ** BigInt(factorDigits);
}

/** The kind of volume from which a volume comes, as far as it is one kind and is only moved or summed. */
function rootOf(name: string, outline: PlanOutline): string {
  const passed = new Set<string>();
  let root = name;
  while (!passed.has(root)) {
    passed.add(root);
    const part = outline.byName.volume.get(root);
    if (!part) return root;
    if ('kind' in part) return part.kind;
    if ('sum' in part) root = part.sum;
    else if ('rebook' in part) root = part.rebook;
    else if ('limited' in part) root = part.limited;
    else if ('legVolume' in part) root = part.legVolume;
    else return root;
  }
  return root;
}
