import type { FaultyRow } from '@upline/imports';
import { type CsvRow, CsvRows } from './csv-rows.js';
import { brokenRow, type RawRecord } from './raw-record.js';
import { unreadable } from './unreadable.js';

/** Which columns a file may have, in any order, and which it must have. */
export interface CsvColumns {
  readonly known: readonly string[];
  readonly required: readonly string[];
}

/** The rows under the header. An empty cell is a value left out. @throws IMPORT.UNREADABLE without a header of ours */
export async function* csvRecords(
  text: AsyncIterable<string>,
  columns: CsvColumns,
): AsyncGenerator<RawRecord | FaultyRow> {
  let header: readonly string[] | null = null;
  let rowNumber = 0;
  for await (const row of rowsOf(text)) {
    if (header === null) {
      header = checkedHeader(row, columns);
      continue;
    }
    rowNumber += 1;
    yield recordOf(row, header, rowNumber);
  }
  if (header === null) throw unreadable('The file has no header.');
}

async function* rowsOf(text: AsyncIterable<string>): AsyncGenerator<CsvRow> {
  const rows = new CsvRows();
  for await (const piece of text) yield* rows.read(piece);
  yield* rows.end();
}

function checkedHeader(row: CsvRow, { known, required }: CsvColumns): readonly string[] {
  if ('error' in row) throw unreadable(`The header cannot be read. ${row.error}`);
  const header = row.cells.map((cell) => cell.trim());
  const unknown = header.find((column) => !known.includes(column));
  if (unknown !== undefined) {
    throw unreadable(
      `The header has the column ${JSON.stringify(unknown.slice(0, 60))}; known are ${known.join(', ')}.`,
    );
  }
  const twice = header.find((column, index) => header.indexOf(column) !== index);
  if (twice !== undefined) throw unreadable(`The header has the column ${twice} twice.`);
  const missing = required.find((column) => !header.includes(column));
  if (missing !== undefined) throw unreadable(`The header has no column ${missing}.`);
  return header;
}

function recordOf(row: CsvRow, header: readonly string[], rowNumber: number): RawRecord | FaultyRow {
  if ('error' in row) return brokenRow(rowNumber, row.error);
  if (row.cells.length !== header.length) {
    return brokenRow(rowNumber, `The row has ${row.cells.length} cells, the header ${header.length}.`);
  }
  const filled = header.flatMap((column, index) => {
    const cell = row.cells[index];
    return cell === undefined || cell === '' ? [] : [[column, cell] as const];
  });
  return { rowNumber, rowCount: 1, raw: Object.fromEntries(filled) };
}
