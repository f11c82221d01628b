import type { TenantContext, TenantTransaction } from '@upline/database';
import type { Period } from './period.js';

/** A month of the company's calendar, held: it cannot be locked before the transaction ends. */
export type HeldPeriod = Pick<Period, 'periodKey' | 'startsAt' | 'endsAt' | 'status'>;

/** What is written into a period must not slip in behind its locking, so the locking waits for those who hold it. */
export class HeldPeriodsRepository {
  constructor(
    private readonly transaction: TenantTransaction,
    private readonly context: TenantContext,
  ) {}

  /** The periods that an instant from `from` up to `until` can lie in. */
  async holdBetween(from: Date, until: Date): Promise<HeldPeriod[]> {
    return this.transaction.$queryRaw<HeldPeriod[]>`
      SELECT period_key AS "periodKey", starts_at AS "startsAt", ends_at AS "endsAt", status
        FROM periods
       WHERE tenant_id = ${this.context.tenantId}::uuid AND ends_at > ${from} AND starts_at <= ${until}
       ORDER BY starts_at
         FOR SHARE`;
  }

  /** The periods that are not over at `from`. */
  async holdAfter(from: Date): Promise<HeldPeriod[]> {
    return this.transaction.$queryRaw<HeldPeriod[]>`
      SELECT period_key AS "periodKey", starts_at AS "startsAt", ends_at AS "endsAt", status
        FROM periods
       WHERE tenant_id = ${this.context.tenantId}::uuid AND ends_at > ${from}
       ORDER BY starts_at
         FOR SHARE`;
  }
}
