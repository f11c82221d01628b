import type { Type } from '@nestjs/common';
import { UplineError } from '@upline/kernel';
import { unstorableFaults } from '@upline/http';
import type { FaultyRow, ImportRow } from '@upline/imports';
import { validationPipe } from '../platform/validated-request.js';
import type { RawRecord } from './raw-record.js';

/** How a record is judged and what it then is to the room that takes it. */
export interface Reading<T> {
  readonly value: T;
  readonly weight: number;
}

/** Judges every record by a reading of it; those with faults keep the faults instead of a value. */
export async function* soundRows<T>(
  records: AsyncIterable<RawRecord | FaultyRow>,
  read: (raw: RawRecord['raw']) => Promise<Reading<T>>,
): AsyncGenerator<ImportRow<T>> {
  for await (const record of records) {
    if (!('raw' in record)) {
      yield record;
      continue;
    }
    const { rowNumber, rowCount, raw } = record;
    try {
      yield { rowNumber, rowCount, ...(await read(raw)) };
    } catch (error) {
      if (!(error instanceof UplineError) || error.code !== 'REQUEST.INVALID') throw error;
      yield { rowNumber, rowCount, faults: error.faults };
    }
  }
}

/** The record as the class of a request body, by the very rules of the request. @throws REQUEST.INVALID */
export async function asBody<B extends object>(raw: RawRecord['raw'], Body: Type<B>): Promise<B> {
  const faults = unstorableFaults(raw);
  if (faults.length > 0)
    throw new UplineError('REQUEST.INVALID', 'The row holds something that cannot be stored.', faults);
  return (await validationPipe.transform(raw, { type: 'body', metatype: Body })) as B;
}
