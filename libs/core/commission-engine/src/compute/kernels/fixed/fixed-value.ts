import { parseRatePpm, parseVolume } from '@upline/money';

/** A value of a fixed bonus: a rate in ppm, or an amount in units of 10^-4 of the currency. */
export interface FixedValue {
  /** As the plan writes it. */
  readonly text: string;
  readonly isRate: boolean;
  readonly number: number;
}

export function readFixedValue(text: string): FixedValue {
  const isRate = text.endsWith('%');
  return { text, isRate, number: isRate ? parseRatePpm(text) : parseVolume(text) };
}
