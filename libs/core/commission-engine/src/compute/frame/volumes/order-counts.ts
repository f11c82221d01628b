import type { Plan } from '../../../plan/plan-schema.js';
import { nameAt, nameColumn } from '../../../snapshot/name-column.js';
import type { Columns } from '../columns.js';
import { firstOrderRows, refundMarks } from './first-orders.js';

/**
 * Carries how many orders everybody has had and which was the first, where the plan asks for first orders. Orders up to the carried day
 * are counted already.
 */
export function carryOrderCounts(columns: Columns): void {
  const { plan, state, snapshot, period } = columns;
  if (!asksForFirst(plan)) return;
  const { buyerIndex, paidOn, references } = snapshot.orders;
  const counts = state.numbers('orders', 'count').slice();
  const refunds = refundMarks(columns);
  for (let row = 0; row < references.length; row++) {
    const day = paidOn?.[row] ?? period.endsOn;
    if (refunds[row] === 1 || day > period.endsOn || (paidOn && day <= state.carriedIn.asOfDay)) continue;
    const buyer = buyerIndex[row] ?? 0;
    counts[buyer] = (counts[buyer] ?? 0) + 10_000;
  }
  const told = state.names('orders', 'first');
  const rows = firstOrderRows(columns);
  const firsts = new Array<string>(rows.length);
  for (let member = 0; member < rows.length; member++) {
    firsts[member] = references[rows[member] ?? -1] ?? (told ? nameAt(told, member) : '');
  }
  state.carryNumbers('orders', 'count', counts);
  state.carryNames('orders', 'first', nameColumn(firsts));
}

function asksForFirst({ volumes }: Plan): boolean {
  return Object.values(volumes).some((volume) => 'orders' in volume && volume.orders?.first !== undefined);
}
