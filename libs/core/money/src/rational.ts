import { UplineError } from '@upline/kernel';
import { greatestCommonDivisor } from './greatest-common-divisor.js';
import { roundDivide, type RoundingMode } from './round-divide.js';

/** An exact fraction for an amount that is not yet rounded: in lowest terms, the denominator positive, zero is 0/1. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const zeroRational: Rational = { numerator: 0n, denominator: 1n };

/** `numerator / denominator` in lowest terms. @throws UplineError `RATIONAL.DIVISION_BY_ZERO` */
export function rational(numerator: bigint, denominator: bigint): Rational {
  // Most amounts are whole until a rate touches them: they pay for no common divisor.
  if (denominator === 1n) return { numerator, denominator };
  if (denominator === 0n) throw new UplineError('RATIONAL.DIVISION_BY_ZERO', `${numerator} is divided by zero.`);
  if (denominator < 0n) return rational(-numerator, -denominator);
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  if (divisor === 1n) return { numerator, denominator };
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** `left + right`, exactly. */
export function addRational(left: Rational, right: Rational): Rational {
  if (left.denominator === right.denominator) return rational(left.numerator + right.numerator, left.denominator);
  return rational(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

/** `left - right`, exactly. */
export function subtractRational(left: Rational, right: Rational): Rational {
  return addRational(left, { numerator: -right.numerator, denominator: right.denominator });
}

/** `left * right`, exactly. */
export function multiplyRational(left: Rational, right: Rational): Rational {
  return rational(left.numerator * right.numerator, left.denominator * right.denominator);
}

/** `left / right`, exactly. @throws UplineError `RATIONAL.DIVISION_BY_ZERO` */
export function divideRational(left: Rational, right: Rational): Rational {
  return rational(left.numerator * right.denominator, left.denominator * right.numerator);
}

/** Negative, zero or positive, as a sort wants it: the sign of `left - right`. */
export function compareRational(left: Rational, right: Rational): -1 | 0 | 1 {
  const isAlike = left.denominator === right.denominator;
  const one = isAlike ? left.numerator : left.numerator * right.denominator;
  const other = isAlike ? right.numerator : right.numerator * left.denominator;
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** The whole number nearest to the value by `mode`. */
export function roundRational(value: Rational, mode: RoundingMode): bigint {
  return value.denominator === 1n ? value.numerator : roundDivide(value.numerator, value.denominator, mode);
}
