import { v7 as uuidv7 } from 'uuid';
import { Prisma, type TenantContext, type TenantTransaction } from '@upline/database';
import type { Payout } from './payout.js';

const payee = { member: { select: { code: true, name: true } } } as const;

type Row = Prisma.PayoutGetPayload<{ include: typeof payee }>;

function toPayout({ payoutId, runId, memberId, entryId, currency, amountMinor, createdAt, member }: Row): Payout {
  return { payoutId, runId, memberId, entryId, status: 'due', currency, amountMinor, createdAt, ...member };
}

export interface PayoutFilter {
  readonly runId?: string | undefined;
  readonly memberId?: string | undefined;
}

export interface NewPayouts {
  readonly runId: string;
  readonly entryId: string;
  readonly currency: string;
  readonly amounts: readonly { readonly memberId: string; readonly amountMinor: bigint }[];
}

export class PayoutsRepository {
  constructor(
    private readonly transaction: TenantTransaction,
    private readonly context: TenantContext,
  ) {}

  async insert({ runId, entryId, currency, amounts }: NewPayouts): Promise<void> {
    await this.transaction.$executeRaw`
      INSERT INTO payouts (tenant_id, payout_id, run_id, member_id, entry_id, currency, amount_minor)
        SELECT ${this.context.tenantId}::uuid, payout_id, ${runId}::uuid, member_id, ${entryId}::uuid, ${currency}, amount
          FROM unnest(
            ${amounts.map(() => uuidv7())}::uuid[],
            ${amounts.map(({ memberId }) => memberId)}::uuid[],
            ${amounts.map(({ amountMinor }) => amountMinor.toString())}::bigint[]
          ) AS p(payout_id, member_id, amount)`;
  }

  async list({ runId, memberId }: PayoutFilter, afterId: string | null, limit: number): Promise<Payout[]> {
    const rows = await this.transaction.payout.findMany({
      where: {
        ...(runId === undefined ? {} : { runId }),
        ...(memberId === undefined ? {} : { memberId }),
        ...(afterId === null ? {} : { payoutId: { gt: afterId } }),
      },
      orderBy: { payoutId: 'asc' },
      take: limit,
      include: payee,
    });
    return rows.map(toPayout);
  }
}
