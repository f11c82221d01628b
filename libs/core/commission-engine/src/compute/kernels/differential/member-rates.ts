import { rational, type Rational } from '@upline/money';
import type { GrossAmounts } from './gross-amounts.js';
import type { Rates } from './read-rates.js';

/** The rates of members, to be compared and to be subtracted from one another. */
export interface MemberRates {
  /** By row: the higher the rate the larger, equal rates are equal, 0 for no rate. */
  readonly order: Int32Array;
  /** What the rate of a row, less that of another (-1: nobody), makes of a base, in gross units. */
  readonly difference: (row: number, other: number, base: number) => Rational;
}

/**
 * With marginal brackets the rate of a member is the average over their group: gross / base, a fraction, 0 where the base is not above zero.
 * `bases`: the group bases.
 */
export function memberRates(rates: Rates, gross: GrossAmounts, bases: Float64Array): MemberRates {
  const whole = (row: number, other: number, base: number): Rational => {
    const ppm = (rates.ppm[row] ?? 0) - (other < 0 ? 0 : (rates.ppm[other] ?? 0));
    return { numerator: BigInt(gross.at(ppm, base)), denominator: 1n };
  };
  if (!rates.marginal) return { order: rates.ppm, difference: whole };
  const averages = Array.from(bases, (base, row): Rational => {
    const amount = base > 0 ? BigInt(gross.of(row, base)) : 0n;
    return { numerator: amount, denominator: base > 0 ? BigInt(base) : 1n };
  });
  return {
    order: orderOf(averages),
    difference: (row, other, base) => {
      const own = averages[row] ?? none;
      const off = averages[other] ?? none;
      const numerator = own.numerator * off.denominator - off.numerator * own.denominator;
      return rational(numerator * BigInt(base), own.denominator * off.denominator);
    },
  };
}

const none: Rational = { numerator: 0n, denominator: 1n };

function orderOf(averages: readonly Rational[]): Int32Array {
  const near = Float64Array.from(averages, ({ numerator, denominator }) => Number(numerator) / Number(denominator));
  const compare = (one: number, other: number): number => {
    const [left, right] = [near[one] ?? 0, near[other] ?? 0];
    // Doubles that are not nearly equal have the order of the fractions.
    if (Math.abs(left - right) > Math.max(left, right) * 1e-12) return left - right;
    const [a, b] = [averages[one] ?? none, averages[other] ?? none];
    const difference = a.numerator * b.denominator - b.numerator * a.denominator;
    return difference === 0n ? 0 : difference < 0n ? -1 : 1;
  };
  const rows = Int32Array.from(averages.keys()).sort(compare);
  const order = new Int32Array(averages.length);
  let place = 0;
  rows.forEach((row, at) => {
    const before = at === 0 ? -1 : (rows[at - 1] ?? -1);
    const isHigher = before < 0 ? averages[row]?.numerator !== 0n : compare(before, row) < 0;
    if (isHigher) place++;
    order[row] = place;
  });
  return order;
}
