import { invariant, UplineError } from '@upline/kernel';

const shape = /^(-?)(\d+)(?:\.(\d+))?$/;
const largestUnits = 2n ** 63n - 1n;

/**
 * Reads a decimal text such as `-12.5` as a whole number of 10^-digits units: `parseDecimal('12.5', 2)` is `1250n`.
 * Strict: optional minus, digits, optionally a point and digits. The result fits a signed 64-bit integer.
 *
 * @throws UplineError `DECIMAL.MALFORMED`, `DECIMAL.TOO_PRECISE` (also when the extra digits are zeros), `DECIMAL.OUT_OF_RANGE`
 */
export function parseDecimal(text: string, digits: number): bigint {
  const { sign, whole, fraction } = splitDecimal(text);
  if (fraction.length > digits) {
    throw new UplineError('DECIMAL.TOO_PRECISE', `${text} has more than ${digits} digits after the point.`);
  }
  const units = BigInt(whole + fraction.padEnd(digits, '0'));
  if (units > largestUnits) throw new UplineError('DECIMAL.OUT_OF_RANGE', `${text} is out of range.`);
  return sign === '-' ? -units : units;
}

/** The parts of a decimal text of at most 64 characters: `-12.5` is `-`, `12` and `5`. @throws UplineError `DECIMAL.MALFORMED` */
export function splitDecimal(text: string): { sign: string; whole: string; fraction: string } {
  const match = text.length <= 64 ? shape.exec(text) : null;
  if (!match)
    throw new UplineError('DECIMAL.MALFORMED', `${JSON.stringify(text.slice(0, 64))} is not a decimal number.`);
  const [, sign = '', whole = '', fraction = ''] = match;
  return { sign, whole, fraction };
}

/** Writes a whole number of 10^-digits units with all its digits: `formatDecimal(1250n, 2)` is `12.50`. A number must be a safe integer. */
export function formatDecimal(units: bigint | number, digits: number): string {
  invariant(typeof units === 'bigint' || Number.isSafeInteger(units), 'a number of units is a safe integer');
  const exact = BigInt(units);
  const text = (exact < 0n ? -exact : exact).toString().padStart(digits + 1, '0');
  const sign = exact < 0n ? '-' : '';
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
