import { UplineError } from '@upline/kernel';
import { formatDecimal, parseDecimal } from './decimal.js';

/** Digits after the point of a percent; together with the percent itself they make parts per million. */
const percentDigits = 4;

/**
 * Reads a percentage as parts per million: `5%` is 50000, `0.0001%` is 1. Negative rates and rates above 1000% are refused.
 *
 * @throws UplineError `RATE.MALFORMED`, `RATE.OUT_OF_RANGE`, and `DECIMAL.*` as `parseDecimal` does
 */
export function parseRatePpm(text: string): number {
  if (!text.endsWith('%'))
    throw new UplineError('RATE.MALFORMED', `${JSON.stringify(text)} does not end in a percent sign.`);
  const ratePpm = parseDecimal(text.slice(0, -1), percentDigits);
  if (ratePpm < 0n || ratePpm > 10_000_000n) {
    throw new UplineError('RATE.OUT_OF_RANGE', `${text} is not between 0% and 1000%.`);
  }
  return Number(ratePpm);
}

/** Writes parts per million as a percentage without trailing zeros: 50000 is `5%`. */
export function formatRatePpm(ratePpm: number): string {
  return `${formatDecimal(ratePpm, percentDigits).replace(/\.?0+$/, '')}%`;
}
