import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { UplineError, uuidPattern } from '@upline/kernel';
import { Database, type TenantContext } from '@upline/database';
import { decodeCursor, type Page, pageOf } from '@upline/http';
import { batches } from './batches.js';
import type { Import, ImportError } from './import.js';
import { ImportLog } from './import-log.js';
import type { ImportRow, RowHandler, RowOutcome, SoundRow } from './import-row.js';
import { ImportsRepository } from './imports.repository.js';

@Injectable()
export class ImportsService {
  constructor(private readonly database: Database) {}

  /**
   * Takes in a file, a batch at a time, and answers when it is through. A row with faults is put down and left out.
   * Where the file cannot be read on, or its sender goes away, the import ends as failed and keeps what was done.
   */
  async run<T>(
    context: TenantContext,
    file: Pick<Import, 'kind' | 'format'>,
    rows: AsyncIterable<ImportRow<T>>,
    handler: RowHandler<T>,
  ): Promise<Import> {
    const importId = uuidv7();
    await this.database.withTenant(context, (transaction) =>
      new ImportsRepository(transaction, context).insert({ importId, ...file }),
    );
    const log = new ImportLog(this.database, context, importId);
    try {
      for await (const batch of batches(rows)) await log.record(rowCountOf(batch), await outcomesOf(batch, handler));
      await log.record(0, await handler.finish());
    } catch (error) {
      await log.end('failed');
      throw error;
    }
    await log.end('completed');
    return this.get(context, importId);
  }

  /** @throws IMPORT.UNKNOWN */
  async get(context: TenantContext, importId: string): Promise<Import> {
    const found = await this.database.withTenant(context, (transaction) =>
      new ImportsRepository(transaction, context).find(importId),
    );
    if (!found) throw unknownImport();
    return found;
  }

  /** The latest first. */
  async list(context: TenantContext, cursor: string | undefined, limit: number): Promise<Page<Import>> {
    const [beforeId = null] = cursor === undefined ? [] : decodeCursor(cursor, [uuidPattern]);
    const rows = await this.database.withTenant(context, (transaction) =>
      new ImportsRepository(transaction, context).list(beforeId, limit + 1),
    );
    return pageOf(
      rows,
      limit,
      ({ importId }) => [importId],
      (row) => row,
    );
  }

  /** In the order in which they were found. @throws IMPORT.UNKNOWN */
  async listErrors(
    context: TenantContext,
    importId: string,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<ImportError>> {
    const [after = '0'] = cursor === undefined ? [] : decodeCursor(cursor, [/^\d{1,9}$/]);
    const rows = await this.database.withTenant(context, async (transaction) => {
      const imports = new ImportsRepository(transaction, context);
      if (!(await imports.find(importId))) throw unknownImport();
      return imports.listErrors(importId, Number(after), limit + 1);
    });
    return pageOf(
      rows,
      limit,
      ({ errorNumber }) => [String(errorNumber)],
      (error) => error,
    );
  }
}

async function outcomesOf<T>(batch: readonly ImportRow<T>[], handler: RowHandler<T>): Promise<RowOutcome[]> {
  const sound = batch.filter((row): row is SoundRow<T> => 'value' in row);
  const handled = sound.length > 0 ? await handler.handle(sound) : [];
  const faulty = batch.flatMap((row): RowOutcome[] =>
    'value' in row ? [] : [{ row, kind: 'failed', faults: row.faults }],
  );
  return [...handled, ...faulty].sort((left, right) => left.row.rowNumber - right.row.rowNumber);
}

function rowCountOf(batch: readonly ImportRow<unknown>[]): number {
  return batch.reduce((sum, { rowCount }) => sum + rowCount, 0);
}

function unknownImport(): UplineError {
  return new UplineError('IMPORT.UNKNOWN', 'No such import.');
}
