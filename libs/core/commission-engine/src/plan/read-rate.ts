import { parseDecimal } from '@upline/money';

const percentDigits = 4;

/** The largest rate that the engine reckons with: 1000%, in parts per million. */
export const largestRatePpm = 10_000_000n;

/** A percentage as parts per million, or undefined for an amount. Never throws on a text that keeps to the schema. */
export function ratePpmOf(text: string): bigint | undefined {
  return text.endsWith('%') ? parseDecimal(text.slice(0, -1), percentDigits) : undefined;
}
