import { UplineError } from '@upline/kernel';
import { greatestCommonDivisor } from './greatest-common-divisor.js';
import { roundDivide, type RoundingMode } from './round-divide.js';

/** An exact fraction in lowest terms, both parts also as numbers for the hot loop. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

const largest = Number.MAX_SAFE_INTEGER;

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

/**
 * `units * ratio`, rounded to a whole number by `mode`, exactly. Both `units` and the result are safe integers.
 *
 * Products below 2^53 take number arithmetic, in which `%` and the division of a multiple are exact; others take BigInt.
 *
 * @throws UplineError `UNITS.OUT_OF_RANGE` when the result exceeds 2^53
 */
export function scaleUnits(units: number, ratio: Ratio, mode: RoundingMode): number {
  const product = units * ratio.numerator;
  if (product > largest || product < -largest) return scaleWide(units, ratio, mode);
  const remainder = product % ratio.denominator;
  const quotient = (product - remainder) / ratio.denominator;
  if (remainder === 0 || mode === 'down') return quotient + 0;
  const distance = Math.abs(remainder);
  const rest = ratio.denominator - distance;
  const awayFromZero = distance === rest ? mode === 'half-up' || quotient % 2 !== 0 : distance > rest;
  // Adding zero turns a negative zero into zero, so that equal amounts are equal bytes.
  return (awayFromZero ? quotient + (product < 0 ? -1 : 1) : quotient) + 0;
}

function scaleWide(units: number, ratio: Ratio, mode: RoundingMode): number {
  const scaled = Number(roundDivide(BigInt(units) * BigInt(ratio.numerator), BigInt(ratio.denominator), mode));
  if (!Number.isSafeInteger(scaled)) throw new UplineError('UNITS.OUT_OF_RANGE', `${scaled} units exceed 2^53.`);
  return scaled;
}
