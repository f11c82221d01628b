import { float64Column, int32Column, uint8Column, UplineError } from '@upline/kernel';
import type { CanonicalOrder } from '../snapshot/canonical-order.js';
import type { LineColumns, PayeeTotals } from './result.js';

/**
 * Adds up lines per payee, payees in the order of their codes. Somebody whose lines cancel out is listed with zero.
 *
 * @throws UplineError `RUN.AMOUNT_OUT_OF_RANGE` when a total exceeds 2^53 minor units
 */
export function payeeTotals(lines: LineColumns, byCode: CanonicalOrder): PayeeTotals {
  const totals = float64Column(byCode.rows.length);
  const hasLine = uint8Column(totals.length);
  let count = 0;
  for (let line = 0; line < lines.payeeIndex.length; line++) {
    const payee = lines.payeeIndex[line] ?? 0;
    const total = (totals[payee] ?? 0) + (lines.amountMinor[line] ?? 0);
    if (!Number.isSafeInteger(total)) {
      throw new UplineError('RUN.AMOUNT_OUT_OF_RANGE', `The total of member ${payee} exceeds 2^53 minor units.`);
    }
    totals[payee] = total;
    if (hasLine[payee] === 0) count++;
    hasLine[payee] = 1;
  }
  const memberIndex = int32Column(count);
  let end = 0;
  for (const row of byCode.rows) if (hasLine[row] === 1) memberIndex[end++] = row;
  return { memberIndex, amountMinor: Float64Array.from(memberIndex, (row) => (totals[row] ?? 0) + 0) };
}
