import type { FaultyRow, RowPosition } from '@upline/imports';

/** A record as the file has it, before anybody asked whether it makes sense. */
export interface RawRecord extends RowPosition {
  readonly raw: Readonly<Record<string, unknown>>;
}

/** A piece of the file that is no record at all. */
export function brokenRow(rowNumber: number, detail: string): FaultyRow {
  return { rowNumber, rowCount: 1, faults: [{ pointer: '', code: 'IMPORT.ROW_UNREADABLE', detail }] };
}

/** No row of ours is longer. */
export const MAX_ROW_LENGTH = 1_000_000;
