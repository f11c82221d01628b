import { formatVolume, parseVolume, type Rational, rational } from '@upline/money';
import type { CarriedEntry } from '../../../snapshot/carried-state.js';
import { requireCarried } from '../../../snapshot/require-carried.js';

/** A promise to pay an amount over some periods, frozen when the rank was reached: a later plan does not change it. */
export interface PaymentPromise {
  /** The code of the member. */
  readonly member: string;
  readonly rank: string;
  /** In units of 10^-4 of the plan currency. */
  readonly amountUnits: number;
  readonly count: number;
  /** Instalments that were paid or lost. */
  readonly done: number;
}

const amountShape = /^\d{1,11}(?:\.\d{1,4})?$/;

/** Reads a list entry `{ member, rank, amount, count, done }`. @throws UplineError `SNAPSHOT.INVALID` */
export function readPromise(bonus: string, { member, rank, amount, count, done }: CarriedEntry): PaymentPromise {
  requireCarried(
    typeof member === 'string' && typeof rank === 'string',
    bonus,
    'an instalment has a member and a rank',
  );
  requireCarried(
    typeof amount === 'string' && amountShape.test(amount),
    bonus,
    'an instalment has an amount as a decimal text',
  );
  requireCarried(isCount(count) && isCount(done) && count >= 1 && done <= count, bonus, 'an instalment has counts');
  return { member, rank, amountUnits: parseVolume(amount), count, done };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

export function writePromise({ member, rank, amountUnits, count, done }: PaymentPromise): CarriedEntry {
  return { member, rank, amount: formatVolume(amountUnits), count, done };
}

/**
 * The next instalment, in rounding units of `digits`. Amounts of whole rounding units are dealt in whole ones, the earlier instalments
 * first, so that all of them sum to the amount; others are dealt evenly.
 */
export function nextInstalment({ amountUnits, count, done }: PaymentPromise, digits: number): Rational {
  const amount = rational(BigInt(amountUnits) * 10n ** BigInt(digits), 10_000n);
  if (amount.denominator !== 1n) return rational(amount.numerator, amount.denominator * BigInt(count));
  const each = amount.numerator / BigInt(count);
  const more = BigInt(done) < amount.numerator % BigInt(count) ? 1n : 0n;
  return rational(each + more, 1n);
}
