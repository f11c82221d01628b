import { Injectable } from '@nestjs/common';
import { UplineError, uuidPattern } from '@upline/kernel';
import { Database, type TenantContext } from '@upline/database';
import { decodeCursor, type Page, pageOf } from '@upline/http';
import type { LedgerBalance, LedgerEntry, LedgerPosting } from './ledger-entry.js';
import { LedgerRepository } from './ledger.repository.js';

/** Reads the journal. It is written by whatever earns, pays or corrects, in the same transaction. */
@Injectable()
export class LedgerService {
  constructor(private readonly database: Database) {}

  async list(
    context: TenantContext,
    filter: { runId?: string },
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<LedgerEntry>> {
    const [afterId = null] = cursor === undefined ? [] : decodeCursor(cursor, [uuidPattern]);
    const rows = await this.database.withTenant(context, (transaction) =>
      new LedgerRepository(transaction, context).list(filter, afterId, limit + 1),
    );
    return pageOf(
      rows,
      limit,
      (entry) => [entry.entryId],
      (entry) => entry,
    );
  }

  async get(context: TenantContext, entryId: string): Promise<LedgerEntry> {
    const entry = await this.database.withTenant(context, (transaction) =>
      new LedgerRepository(transaction, context).find(entryId),
    );
    if (!entry) throw new UplineError('LEDGER.ENTRY_UNKNOWN', 'No such journal entry.');
    return entry;
  }

  async listPostings(
    context: TenantContext,
    entryId: string,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<LedgerPosting & { postingNumber: number }>> {
    const [after = '0'] = cursor === undefined ? [] : decodeCursor(cursor, [/^\d{1,9}$/]);
    await this.get(context, entryId);
    const rows = await this.database.withTenant(context, (transaction) =>
      new LedgerRepository(transaction, context).listPostings(entryId, Number(after), limit + 1),
    );
    return pageOf(
      rows,
      limit,
      ({ postingNumber }) => [String(postingNumber)],
      (posting) => posting,
    );
  }

  async balances(context: TenantContext): Promise<LedgerBalance[]> {
    return this.database.withTenant(context, (transaction) => new LedgerRepository(transaction, context).balances());
  }
}
