import { splitDecimal } from './decimal.js';
import { parseRatePpm } from './rate.js';
import { rational, type Rational } from './rational.js';

/**
 * Reads a decimal text such as `-12.5` exactly, with as many digits as its 64 characters hold: `-12.5` is -25/2.
 *
 * @throws UplineError `DECIMAL.MALFORMED`
 */
export function parseRational(text: string): Rational {
  const { sign, whole, fraction } = splitDecimal(text);
  const digits = BigInt(whole + fraction);
  return rational(sign === '-' ? -digits : digits, 10n ** BigInt(fraction.length));
}

/** Reads a percentage: `5%` is 1/20. @throws UplineError `RATE.*` and `DECIMAL.*` for what `parseRatePpm` refuses too */
export function rationalOfRate(text: string): Rational {
  return rational(BigInt(parseRatePpm(text)), 1_000_000n);
}
