import { UplineError } from '@upline/kernel';
import { formatDecimal, parseDecimal } from './decimal.js';

/** Volumes carry four digits after the point everywhere: a volume of 1 is 10000 units. */
export const VOLUME_DIGITS = 4;

/**
 * Reads a volume such as `87.5` as units of 10^-4, a safe integer.
 *
 * @throws UplineError `DECIMAL.OUT_OF_RANGE` beyond 2^53 units, and `DECIMAL.*` as `parseDecimal` does
 */
export function parseVolume(text: string): number {
  const units = Number(parseDecimal(text, VOLUME_DIGITS));
  if (!Number.isSafeInteger(units))
    throw new UplineError('DECIMAL.OUT_OF_RANGE', `The volume ${text} is out of range.`);
  return units === 0 ? 0 : units;
}

/** Writes units of 10^-4 as the shortest decimal text: 875000 is `87.5`, 1000000 is `100`. */
export function formatVolume(units: bigint | number): string {
  return formatDecimal(units, VOLUME_DIGITS).replace(/\.?0+$/, '');
}
