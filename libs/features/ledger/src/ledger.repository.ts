import { v7 as uuidv7 } from 'uuid';
import { invariant } from '@upline/kernel';
import { Prisma, type TenantContext, type TenantTransaction } from '@upline/database';
import type { LedgerAccount, LedgerBalance, LedgerEntry, LedgerEntryKind, LedgerPosting } from './ledger-entry.js';

type Row = Prisma.LedgerEntryGetPayload<Record<string, never>>;

function toEntry({ entryId, kind, runId, periodKey, currency, description, recordedAt }: Row): LedgerEntry {
  return { entryId, kind: kind as LedgerEntryKind, runId, periodKey, currency, description, recordedAt };
}

export class LedgerRepository {
  constructor(
    private readonly transaction: TenantTransaction,
    private readonly context: TenantContext,
  ) {}

  /** Records an entry with all its postings, which must sum to zero; PostgreSQL checks the same. */
  async record(
    entry: Omit<LedgerEntry, 'entryId' | 'recordedAt'>,
    postings: readonly LedgerPosting[],
  ): Promise<string> {
    const sum = postings.reduce((total, { amountMinor }) => total + amountMinor, 0n);
    invariant(sum === 0n, `the postings of "${entry.description}" sum to ${sum} and not to zero`);
    const entryId = uuidv7();
    const { tenantId, actor } = this.context;
    await this.transaction.ledgerEntry.create({
      data: { ...entry, tenantId, entryId, createdBy: actor.responsibleUserId },
    });
    // One statement, because the balance of an entry is judged at the end of the statement that writes it.
    await this.transaction.$executeRaw`
      INSERT INTO ledger_postings (tenant_id, entry_id, posting_number, account, member_id, amount_minor)
        SELECT ${tenantId}::uuid, ${entryId}::uuid, number::int, account, member_id, amount
          FROM unnest(
            ${postings.map(({ account }) => account)}::text[],
            ${postings.map(({ memberId }) => memberId)}::uuid[],
            ${postings.map(({ amountMinor }) => amountMinor.toString())}::bigint[]
          ) WITH ORDINALITY AS p(account, member_id, amount, number)`;
    return entryId;
  }

  async find(entryId: string): Promise<LedgerEntry | null> {
    const row = await this.transaction.ledgerEntry.findUnique({
      where: { tenantId_entryId: { tenantId: this.context.tenantId, entryId } },
    });
    return row && toEntry(row);
  }

  async list(filter: { runId?: string }, afterId: string | null, limit: number): Promise<LedgerEntry[]> {
    const rows = await this.transaction.ledgerEntry.findMany({
      where: { ...filter, ...(afterId === null ? {} : { entryId: { gt: afterId } }) },
      orderBy: { entryId: 'asc' },
      take: limit,
    });
    return rows.map(toEntry);
  }

  async listPostings(
    entryId: string,
    afterNumber: number,
    limit: number,
  ): Promise<(LedgerPosting & { postingNumber: number })[]> {
    const rows = await this.transaction.ledgerPosting.findMany({
      where: { entryId, postingNumber: { gt: afterNumber } },
      orderBy: { postingNumber: 'asc' },
      take: limit,
    });
    return rows.map(({ postingNumber, account, memberId, amountMinor }) => ({
      postingNumber,
      account: account as LedgerAccount,
      memberId,
      amountMinor,
    }));
  }

  /** A balance is a sum of postings and nothing else. */
  async balances(): Promise<LedgerBalance[]> {
    const rows = await this.transaction.$queryRaw<{ account: LedgerAccount; currency: string; balance: string }[]>`
      SELECT p.account, e.currency, sum(p.amount_minor)::text AS balance
        FROM ledger_postings p JOIN ledger_entries e USING (tenant_id, entry_id)
        GROUP BY p.account, e.currency ORDER BY p.account, e.currency`;
    return rows.map(({ account, currency, balance }) => ({ account, currency, balanceMinor: BigInt(balance) }));
  }
}
