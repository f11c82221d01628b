import { type NaturalKey, naturalKeyText } from '@upline/distributors';
import { errorFaults, type RowHandler, type RowOutcome, type SoundRow } from '@upline/imports';
import type { NewOrder, NewRefund, Recording } from './order.js';
import { orderErrors } from './order-errors.js';

type Sale = SoundRow<NewOrder>;
type Refund = SoundRow<NewRefund>;
type RecordAll<T> = (rows: readonly T[]) => Promise<Recording[]>;

/** One file of orders. Sales of a batch go in before its refunds, and a refund finds only what comes before it. */
export class OrderImport implements RowHandler<NewOrder | NewRefund> {
  constructor(
    private readonly recordAll: RecordAll<NewOrder>,
    private readonly refundAll: RecordAll<NewRefund>,
  ) {}

  async handle(rows: readonly SoundRow<NewOrder | NewRefund>[]): Promise<RowOutcome[]> {
    const sales = rows.filter((row): row is Sale => !('refundOf' in row.value));
    const refunds = rows.filter((row): row is Refund => 'refundOf' in row.value);
    const recorded = outcomesOf(sales, await this.recordAll(sales.map(({ value }) => value)));
    const createdAtRow = new Map<string, number>();
    recorded.forEach(({ kind }, index) => {
      const sale = sales[index];
      if (sale && kind === 'created') createdAtRow.set(naturalKeyText(sale.value), sale.rowNumber);
    });
    const isTooEarly = ({ rowNumber, value }: Refund) =>
      (createdAtRow.get(naturalKeyText(refundedKey(value))) ?? 0) > rowNumber;
    const inOrder = refunds.filter((row) => !isTooEarly(row));
    const early = refunds.filter(isTooEarly).map((row): RowOutcome => {
      const error = orderErrors.refundedUnknown(refundedKey(row.value).externalId);
      return { row, kind: 'failed', faults: errorFaults(error) };
    });
    return [...recorded, ...outcomesOf(inOrder, await this.refundAll(inOrder.map(({ value }) => value))), ...early];
  }

  async finish(): Promise<RowOutcome[]> {
    return [];
  }
}

function refundedKey({ source, refundOf }: NewRefund): NaturalKey {
  return { source, externalId: 'externalId' in refundOf ? refundOf.externalId : '' };
}

function outcomesOf(rows: readonly SoundRow<unknown>[], recordings: readonly Recording[]): RowOutcome[] {
  return rows.map((row, index) => {
    const recording = recordings[index];
    if (recording === undefined) throw new Error(`Row ${row.rowNumber} got no answer.`);
    return recording.kind === 'refused'
      ? { row, kind: 'failed', faults: errorFaults(recording.error) }
      : { row, kind: recording.kind };
  });
}
