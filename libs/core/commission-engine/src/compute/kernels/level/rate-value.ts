import {
  compareRational,
  multiplyRational,
  parseVolume,
  type Ratio,
  ratioOf,
  type Rational,
  rational,
} from '@upline/money';
import { parseRatePpm } from '@upline/money';
import { rateOfBase } from '../../lines/money-base.js';

const unitsPerCurrency = 10_000n;

/** A rate of a plan made ready to multiply. */
export interface RateValue {
  /** An amount that does not depend on the base, only on its sign. */
  readonly isAmount: boolean;
  /** Parts per million of the base; 0 for an amount. */
  readonly ppm: number;
  /** What sorts percentages among percentages and amounts among amounts: ppm, or units of 10^-4 of the currency. */
  readonly size: number;
  /** Rounding units for one unit of the base; the amount itself in rounding units for an amount. */
  readonly ratio: Ratio;
}

/** Reads "5%" or "25.00". `perUnit`: rounding units for one unit of the base at 100%. @throws UplineError `RATE.*`, `DECIMAL.*`, `RATIO.*` */
export function readRateValue(text: string, perUnit: Ratio, digits: number): RateValue {
  if (text.endsWith('%')) {
    const ppm = parseRatePpm(text);
    return { isAmount: false, ppm, size: ppm, ratio: rateOfBase(perUnit, ppm) };
  }
  const size = parseVolume(text);
  return { isAmount: true, ppm: 0, size, ratio: moneyRatio(digits, size) };
}

/** `units` of 10^-4 of the currency as a fraction of rounding units (10^-digits of it). */
export function moneyRatio(digits: number, units = 1): Ratio {
  return ratioOf(BigInt(units) * 10n ** BigInt(digits), unitsPerCurrency);
}

/** What the rate makes of a base, exactly, in rounding units. An amount takes the sign of the base. */
export function moneyOfRate({ isAmount, ratio }: RateValue, base: Rational): Rational {
  const exact = rationalOfRatio(ratio);
  if (!isAmount) return multiplyRational(base, exact);
  return base.numerator < 0n ? rational(-exact.numerator, exact.denominator) : exact;
}

export function rationalOfRatio({ numerator, denominator }: Ratio): Rational {
  return rational(BigInt(numerator), BigInt(denominator));
}

/**
 * Negative, zero or positive: which rate gives less. A percentage and an amount are compared by what they make of the base,
 * without its sign, so that a refund takes back by the rate by which was paid.
 */
export function compareRates(one: RateValue, other: RateValue, base: () => Rational): number {
  if (one.isAmount === other.isAmount) return one.size - other.size;
  const exact = base();
  const size = exact.numerator < 0n ? rational(-exact.numerator, exact.denominator) : exact;
  return compareRational(moneyOfRate(one, size), moneyOfRate(other, size));
}
