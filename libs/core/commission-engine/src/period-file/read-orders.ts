import type { Plan } from '../plan/plan-schema.js';
import type { OrderColumns } from '../snapshot/snapshot.js';
import { noDay } from '../snapshot/snapshot.js';
import { type Fields, fieldsOf, textOf } from './document-view.js';
import type { Reading } from './reading.js';
import { tagColumns } from './tag-columns.js';
import { volumeColumns } from './volume-columns.js';

/** The days of the periods of a file. */
export interface PeriodDays {
  readonly lastDay: number;
  /** Where the file is of several periods, every order says when it was paid. */
  readonly severalPeriods: boolean;
}

/** Orders that all say when they were paid. */
export type DatedOrders = OrderColumns & { readonly paidOn: Int32Array };

/** Reads the orders of a period file, faults to the reading. Members are read first. */
export function readOrders(reading: Reading, list: readonly unknown[], days: PeriodDays): DatedOrders {
  const rows = list.map(fieldsOf);
  return {
    references: readReferences(reading, rows),
    buyerIndex: Int32Array.from(
      rows,
      (row, index) => reading.row(row['buyer'], 'The buyer', 'orders', index, 'buyer') ?? -1,
    ),
    volumes: volumeColumns(reading, rows),
    ...paidDays(reading, rows, days),
    tags: tagColumns(reading, rows),
  };
}

/** The day on which each order counts. */
export function countedDays(plan: Plan | undefined, { paidOn, originalPaidOn }: DatedOrders): Int32Array {
  if (plan?.refunds !== 'restate-original-period' || !originalPaidOn) return paidOn;
  return paidOn.map((day, row) => (originalPaidOn[row] === noDay ? day : (originalPaidOn[row] ?? day)));
}

function readReferences(reading: Reading, rows: readonly Fields[]): string[] {
  const firstOf = new Map<string, number>();
  return rows.map((row, index) => {
    const reference = textOf(row['reference']) ?? `order-${String(index + 1).padStart(7, '0')}`;
    const first = firstOf.get(reference);
    if (first === undefined) firstOf.set(reference, index);
    else {
      const detail = `${reference} is the reference of order ${first} too.`;
      reading.report(['orders', index, 'reference'], 'DUPLICATE_REFERENCE', detail);
    }
    return reference;
  });
}

function paidDays(
  reading: Reading,
  rows: readonly Fields[],
  days: PeriodDays,
): { paidOn: Int32Array; originalPaidOn?: Int32Array } {
  const paidOn = Int32Array.from(rows, (row, index) => paidDay(reading, row, index, days));
  if (rows.every((row) => row['refundOf'] === undefined)) return { paidOn };
  const originalPaidOn = Int32Array.from(rows, (row, index) => originalDay(reading, row, index, paidOn[index] ?? 0));
  return { paidOn, originalPaidOn };
}

function paidDay(reading: Reading, row: Fields, index: number, { lastDay, severalPeriods }: PeriodDays): number {
  const at = ['orders', index, 'paidOn'];
  if (row['paidOn'] === undefined) {
    if (severalPeriods) {
      const detail = 'Say when the order was paid (paidOn), for the file is of several periods.';
      reading.report(['orders', index], 'PAID_ON_MISSING', detail);
    }
    return lastDay;
  }
  const day = reading.day(row['paidOn'], ...at) ?? lastDay;
  // A refund that restates a period that is run may come long after it.
  const restates = row['refundOf'] !== undefined && reading.plan?.refunds === 'restate-original-period';
  if (day > lastDay && !restates) {
    const detail = `The order was paid on ${String(row['paidOn'])}, after the last day that is run.`;
    reading.report(at, 'ORDER_AFTER_PERIOD', detail);
  }
  return day;
}

function originalDay(reading: Reading, row: Fields, index: number, paidOn: number): number {
  if (row['refundOf'] === undefined) return noDay;
  const at = ['orders', index, 'refundOf', 'paidOn'];
  const original = reading.day(fieldsOf(row['refundOf'])['paidOn'], ...at);
  if (original !== undefined && original > paidOn) {
    reading.report(at, 'REFUND_BEFORE_ORDER', 'The order that is taken back was paid after it was taken back.');
  }
  for (const [kind, volume] of Object.entries(fieldsOf(row['volumes']))) {
    if (typeof volume !== 'string' || !/^[^-]*[1-9]/.test(volume)) continue;
    const detail = `A refund takes volume back: write ${JSON.stringify(`-${volume}`)}.`;
    reading.report(['orders', index, 'volumes', kind], 'REFUND_NOT_NEGATIVE', detail);
  }
  return original ?? noDay;
}
