import { float64Column, int32Column, UplineError } from '@upline/kernel';
import type { CanonicalOrder } from '../snapshot/canonical-order.js';
import type { LineColumns, PayeeTotals } from './result.js';

/**
 * Adds up lines per payee, payees in the order of their codes. Somebody whose lines cancel out is listed with zero.
 *
 * @throws UplineError `RUN.AMOUNT_OUT_OF_RANGE` when a total exceeds 2^53 minor units
 */
export function payeeTotals(lines: LineColumns, byCode: CanonicalOrder): PayeeTotals {
  const totals = addUp(lines, byCode.rows.length);
  const memberIndex = int32Column(totals.length);
  const amountMinor = float64Column(totals.length);
  let count = 0;
  for (let place = 0; place < byCode.rows.length; place++) {
    const row = byCode.rows[place] as number;
    const total = totals[row] ?? 0;
    if (Object.is(total, noLine)) continue;
    memberIndex[count] = row;
    amountMinor[count] = total;
    count++;
  }
  return { memberIndex: memberIndex.subarray(0, count), amountMinor: amountMinor.subarray(0, count) };
}

/** No sum of lines is negative zero: whatever is added to it, the result has another sign or is more than nothing. */
const noLine = -0;

function addUp({ payeeIndex, amountMinor }: LineColumns, memberCount: number): Float64Array {
  const totals = float64Column(memberCount).fill(noLine);
  for (let line = 0; line < payeeIndex.length; line++) {
    const payee = payeeIndex[line] as number;
    const total = (totals[payee] as number) + (amountMinor[line] as number);
    if (Math.abs(total) > Number.MAX_SAFE_INTEGER) {
      throw new UplineError('RUN.AMOUNT_OUT_OF_RANGE', `The total of member ${payee} exceeds 2^53 minor units.`);
    }
    totals[payee] = total;
  }
  return totals;
}
