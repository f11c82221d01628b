import type { Fault } from '@upline/kernel';

/** Where a record stands in its file. A record of a CSV file may take several rows, such as the lines of an order. */
export interface RowPosition {
  /** The first row of the record, counted from 1 without the header. */
  readonly rowNumber: number;
  readonly rowCount: number;
}

/** A record that was read and found well-formed. */
export interface SoundRow<T> extends RowPosition {
  readonly value: T;
  /** How much work the record is, in things to write; a batch ends when it has enough of it. */
  readonly weight: number;
}

/** A record that no room needs to look at. */
export interface FaultyRow extends RowPosition {
  readonly faults: readonly Fault[];
}

export type ImportRow<T> = SoundRow<T> | FaultyRow;

/** What became of a record. */
export type RowOutcome =
  | { readonly row: RowPosition; readonly kind: 'created' | 'unchanged' }
  | { readonly row: RowPosition; readonly kind: 'failed'; readonly faults: readonly Fault[] };

/**
 * What a room does with the records of one file. It answers once for every record, either at once or, where a record
 * has to wait for later ones, with a later batch or at the end.
 */
export interface RowHandler<T> {
  handle(rows: readonly SoundRow<T>[]): Promise<RowOutcome[]>;
  finish(): Promise<RowOutcome[]>;
}
