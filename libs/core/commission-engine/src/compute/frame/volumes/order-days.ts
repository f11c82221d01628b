import type { CalendarPeriod } from '@upline/calendar';
import { int32Column } from '@upline/kernel';
import { lastPeriods, periodOfDay, previousPeriod } from '@upline/calendar';
import type { Volume } from '../../../plan/plan-schema.js';
import { noDay } from '../../../snapshot/snapshot.js';
import type { Columns } from '../columns.js';

export type OrderVolume = Extract<Volume, { kind: string } | { ordersOf: string[] }>;

/** The day on which each order counts: that of the order it takes back, where the plan restates; the last day of the period where none is told. */
export function orderDays({ plan, snapshot, period }: Columns): Int32Array {
  const { paidOn, originalPaidOn, references } = snapshot.orders;
  const days = paidOn ?? int32Column(references.length).fill(period.endsOn);
  if (plan.refunds !== 'restate-original-period' || !originalPaidOn) return days;
  return days.map((day, row) => (originalPaidOn[row] === noDay ? day : (originalPaidOn[row] ?? day)));
}

/** The day that decides what an order was: that of the order that a refund takes back, so that both are chosen alike. */
export function orderedOn(snapshot: Columns['snapshot'], days: Int32Array, row: number): number {
  const original = snapshot.orders.originalPaidOn?.[row] ?? noDay;
  return original === noDay ? (days[row] ?? 0) : original;
}

/** The first and the last day that a window reads. */
export function windowDays(period: CalendarPeriod, window: OrderVolume['window']): { from: number; to: number } {
  if (window === undefined) return { from: period.startsOn, to: period.endsOn };
  if (window === 'lifetime') return { from: -Infinity, to: period.endsOn };
  const current = periodOfDay(period.endsOn, window.unit);
  const last = window.current === 'included' ? current : previousPeriod(current);
  const { startsOn, endsOn } = lastPeriods(last, window.last);
  return { from: startsOn, to: Math.min(endsOn, period.endsOn) };
}
