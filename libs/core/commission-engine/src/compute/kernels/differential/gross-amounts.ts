import { parseRatePpm, type Ratio, ratioOf, scaleUnits } from '@upline/money';
import type { Plan } from '../../../plan/plan-schema.js';
import { moneyBase } from '../../lines/money-base.js';
import type { Rates } from './read-rates.js';
import { plus, product, type Whole } from './wide-column.js';

/**
 * Amounts of a differential before anything is taken off. They are whole numbers of gross units, so that what is below can be added
 * up and taken off exactly; `ratio` makes rounding units of gross units. Where the plan rounds each step, gross units are rounding units.
 */
export interface GrossAmounts {
  readonly ratio: Ratio;
  /** What the rate of a row makes of a base, in gross units; for a base that is not above zero as well (a whole rate) or nothing (marginal). */
  readonly of: (row: number, base: number) => Whole;
  /** What a rate makes of a base. */
  readonly at: (ratePpm: number, base: number) => Whole;
}

/** @throws UplineError `RATIO.OUT_OF_RANGE` */
export function grossAmounts(
  rates: Rates,
  factor: string,
  rounding: Plan['rounding'],
  others: readonly string[],
): GrossAmounts {
  const { perUnit } = moneyBase(new Float64Array(0), factor, { ...rounding, where: 'line' });
  const { mode } = rounding;
  // Rates of a plan have a large common divisor; without it gross units nearly always fit a double.
  const common = [...rates.inPlan, ...others.map(parseRatePpm)].reduce(commonDivisor, 0) || 1;
  const eachStep = rounding.where === 'step';
  const at = eachStep
    ? (ratePpm: number, base: number): Whole =>
        scaleUnits(scaleUnits(base, perUnit, mode), { numerator: ratePpm, denominator: 1_000_000 }, mode)
    : (ratePpm: number, base: number): Whole => product(base, ratePpm / common);
  const ratio = eachStep
    ? { numerator: 1, denominator: 1 }
    : ratioOf(BigInt(perUnit.numerator) * BigInt(common), BigInt(perUnit.denominator) * 1_000_000n);
  const { ppm, marginal } = rates;
  if (!marginal) return { ratio, at, of: (row, base) => at(ppm[row] ?? 0, base) };
  return { ratio, at, of: (row, base) => marginalGross(marginal, row, base, at) };
}

/**
 * The base is dealt over the blocks of the axis in proportion to what of the axis lies in each. Where axis and base differ, parts are rounded down to
 * whole units of 10^-4, and the highest block that is reached has what is left.
 */
function marginalGross(
  { blocks, axis }: NonNullable<Rates['marginal']>,
  row: number,
  base: number,
  at: GrossAmounts['at'],
): Whole {
  const reached = axis[row] ?? 0;
  if (reached <= 0 || base <= 0) return 0;
  let gross: Whole = 0;
  let left = base;
  for (let place = -1; place < blocks.length; place++) {
    const from = blocks[place]?.from ?? 0;
    const to = blocks[place + 1]?.from ?? Infinity;
    const isLast = reached <= to;
    const part = isLast ? left : partOf(base, to - from, reached);
    left -= part;
    gross = plus(gross, at(blocks[place]?.ratePpm ?? 0, part));
    if (isLast) return gross;
  }
  return gross;
}

/** `base * share / whole`, rounded down. */
function partOf(base: number, share: number, whole: number): number {
  if (base === whole) return share;
  return scaleUnits(base, ratioOf(BigInt(share), BigInt(whole)), 'down');
}

function commonDivisor(left: number, right: number): number {
  let [larger, smaller] = [left, right];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
