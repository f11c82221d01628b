import { UplineError } from '@upline/kernel';
import { greatestCommonDivisor } from './greatest-common-divisor.js';
import { roundDivide, type RoundingMode } from './round-divide.js';

/** An exact fraction in lowest terms, both parts also as numbers for the hot loop. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * Reduces a fraction, so that a product with it stays below 2^53 as long as possible.
 *
 * @throws UplineError `RATIO.OUT_OF_RANGE` when a part of the reduced fraction exceeds 2^53
 */
export function ratioOf(numerator: bigint, denominator: bigint): Ratio {
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  const ratio = { numerator: Number(numerator / divisor), denominator: Number(denominator / divisor) };
  if (!Number.isSafeInteger(ratio.numerator) || !Number.isSafeInteger(ratio.denominator) || denominator <= 0n) {
    throw new UplineError('RATIO.OUT_OF_RANGE', `${numerator}/${denominator} is out of range.`);
  }
  return ratio;
}

/** Up to here a whole quotient times its denominator, and one denominator more, is exact. */
const largestQuick = 2 ** 52;

/**
 * `units * ratio`, rounded to a whole number by `mode`, exactly. Both `units` and the result are safe integers.
 *
 * Products below 2^52 take number arithmetic; others take BigInt.
 *
 * @throws UplineError `UNITS.OUT_OF_RANGE` when the result exceeds 2^53
 */
export function scaleUnits(units: number, ratio: Ratio, mode: RoundingMode): number {
  const { denominator } = ratio;
  const product = Math.abs(units) * ratio.numerator;
  if (product > largestQuick || product < 0 || denominator > largestQuick) return scaleWide(units, ratio, mode);
  // A quotient of doubles can be one too high, never more; its remainder tells. Far quicker than `%`.
  let quotient = Math.floor(product / denominator);
  let remainder = product - quotient * denominator;
  if (remainder < 0) {
    quotient--;
    remainder += denominator;
  }
  if (mode !== 'down' && remainder !== 0) {
    const rest = denominator - remainder;
    if (remainder > rest || (remainder === rest && (mode === 'half-up' || quotient % 2 !== 0))) quotient++;
  }
  // Adding zero turns a negative zero into zero, so that equal amounts are equal bytes.
  return (units < 0 ? -quotient : quotient) + 0;
}

function scaleWide(units: number, ratio: Ratio, mode: RoundingMode): number {
  const scaled = Number(roundDivide(BigInt(units) * BigInt(ratio.numerator), BigInt(ratio.denominator), mode));
  if (!Number.isSafeInteger(scaled)) throw new UplineError('UNITS.OUT_OF_RANGE', `${scaled} units exceed 2^53.`);
  return scaled;
}
