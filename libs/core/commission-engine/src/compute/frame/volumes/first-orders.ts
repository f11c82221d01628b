import { nameAt } from '../../../snapshot/name-column.js';
import { noDay } from '../../../snapshot/snapshot.js';
import type { Columns } from '../columns.js';

/** Whether a row takes an order back: it says so, or some volume of it is negative. */
export function refundMarks({ snapshot }: Columns): Uint8Array {
  const { originalPaidOn, volumes, references } = snapshot.orders;
  const refunds = new Uint8Array(references.length);
  originalPaidOn?.forEach((day, row) => (refunds[row] = day === noDay ? 0 : 1));
  for (const column of Object.values(volumes)) {
    for (let row = 0; row < refunds.length; row++) if ((column[row] ?? 0) < 0) refunds[row] = 1;
  }
  return refunds;
}

/**
 * Marks the first order ever of every buyer: the earliest by day, then by reference. Whoever ordered before what the snapshot holds
 * has none here, unless the carried state tells which it was. Refunds are no orders.
 */
export function firstOrders(columns: Columns): Uint8Array {
  const { snapshot } = columns;
  const firsts = new Uint8Array(snapshot.orders.references.length);
  firstOrderRows(columns).forEach((row) => {
    if (row >= 0) firsts[row] = 1;
  });
  return firsts;
}

/** By member the row of their first order, -1 where the snapshot does not hold it. */
export function firstOrderRows(columns: Columns): Int32Array {
  const { snapshot, state, size, period } = columns;
  const { references, buyerIndex, paidOn } = snapshot.orders;
  const orderedBefore = state.numbers('orders', 'count');
  const told = state.names('orders', 'first');
  const refunds = refundMarks(columns);
  const rows = new Int32Array(size).fill(-1);
  for (const row of columns.byReference.rows) {
    const buyer = buyerIndex[row] ?? 0;
    if (refunds[row] === 1 || (paidOn?.[row] ?? 0) > (paidOn ? period.endsOn : 0)) continue;
    if ((orderedBefore[buyer] ?? 0) > 0) {
      if (told && nameAt(told, buyer) === references[row]) rows[buyer] = row;
      continue;
    }
    const before = rows[buyer] ?? -1;
    if (before < 0 || (paidOn?.[row] ?? 0) < (paidOn?.[before] ?? 0)) rows[buyer] = row;
  }
  return rows;
}
