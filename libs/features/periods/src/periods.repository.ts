import { Prisma, type TenantContext, type TenantTransaction } from '@upline/database';
import type { Period, PeriodStatus } from './period.js';

type Row = Prisma.PeriodGetPayload<Record<string, never>>;

function toPeriod({ periodKey, startsAt, endsAt, status, lockedAt, postedAt }: Row): Period {
  return { periodKey, startsAt, endsAt, status: status as PeriodStatus, lockedAt, postedAt };
}

/** How a period is held while the transaction lasts: `share` lets others read facts in, `update` keeps them out. */
export type Hold = 'share' | 'update';

export class PeriodsRepository {
  constructor(
    private readonly transaction: TenantTransaction,
    private readonly context: TenantContext,
  ) {}

  async insert(period: Pick<Period, 'periodKey' | 'startsAt' | 'endsAt'>): Promise<Period> {
    return toPeriod(await this.transaction.period.create({ data: { ...period, tenantId: this.context.tenantId } }));
  }

  async find(periodKey: string): Promise<Period | null> {
    const row = await this.transaction.period.findUnique({ where: this.identity(periodKey) });
    return row && toPeriod(row);
  }

  async last(): Promise<Period | null> {
    const row = await this.transaction.period.findFirst({ orderBy: { startsAt: 'desc' } });
    return row && toPeriod(row);
  }

  async list(afterKey: string | null, limit: number): Promise<Period[]> {
    const where = afterKey === null ? {} : { periodKey: { gt: afterKey } };
    const rows = await this.transaction.period.findMany({ where, orderBy: { periodKey: 'asc' }, take: limit });
    return rows.map(toPeriod);
  }

  /** The period's row, held so that its status cannot change (share) or nobody else can hold it (update). */
  async hold(periodKey: string, hold: Hold): Promise<Period | null> {
    const strength = Prisma.raw(hold === 'share' ? 'SHARE' : 'UPDATE');
    await this.transaction.$queryRaw`SELECT 1 FROM periods WHERE period_key = ${periodKey} FOR ${strength}`;
    return this.find(periodKey);
  }

  async changeStatus(periodKey: string, status: PeriodStatus): Promise<Period> {
    const now = new Date();
    const data = {
      open: { status, lockedAt: null },
      locked: { status, lockedAt: now },
      posted: { status, postedAt: now },
    }[status];
    return toPeriod(await this.transaction.period.update({ where: this.identity(periodKey), data }));
  }

  private identity(periodKey: string) {
    return { tenantId_periodKey: { tenantId: this.context.tenantId, periodKey } };
  }
}
