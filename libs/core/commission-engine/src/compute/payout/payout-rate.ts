import type { Rational } from '@upline/money';

/** Who was paid on whom, line by line. */
export interface LineEnds {
  readonly payeeIndex: Int32Array;
  readonly sourceIndex: Int32Array;
}

/** A rate as it is written down, and its value. */
export interface PayoutRate {
  readonly text: string;
  readonly value: Rational;
}

/** Finds the rate for a payee and their currency. */
export type RateOf = (row: number, currency: string) => PayoutRate;
