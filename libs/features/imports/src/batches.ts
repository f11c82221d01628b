import type { ImportRow } from './import-row.js';

const MAX_ROWS = 500;
const MAX_WEIGHT = 2_000;

/** Cuts a stream of records into pieces of a transaction each. Nothing is read ahead of the piece being worked on. */
export async function* batches<T>(rows: AsyncIterable<ImportRow<T>>): AsyncGenerator<ImportRow<T>[]> {
  let batch: ImportRow<T>[] = [];
  let weight = 0;
  for await (const row of rows) {
    batch.push(row);
    weight += 'value' in row ? row.weight : 1;
    if (batch.length < MAX_ROWS && weight < MAX_WEIGHT) continue;
    yield batch;
    batch = [];
    weight = 0;
  }
  if (batch.length > 0) yield batch;
}
