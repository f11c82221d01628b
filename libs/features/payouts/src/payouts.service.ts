import { Injectable } from '@nestjs/common';
import { UplineError, uuidPattern } from '@upline/kernel';
import { RunsRepository } from '@upline/commissions';
import { Database, type TenantContext } from '@upline/database';
import { decodeCursor, type Page, pageOf } from '@upline/http';
import type { Payout } from './payout.js';
import { type PayoutFilter, PayoutsRepository } from './payouts.repository.js';

const ROWS_AT_ONCE = 1_000;

@Injectable()
export class PayoutsService {
  constructor(private readonly database: Database) {}

  async list(
    context: TenantContext,
    filter: PayoutFilter,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<Payout>> {
    const [afterId = null] = cursor === undefined ? [] : decodeCursor(cursor, [uuidPattern]);
    const rows = await this.read(context, filter, afterId, limit + 1);
    return pageOf(
      rows,
      limit,
      (payout) => [payout.payoutId],
      (payout) => payout,
    );
  }

  /** The period of a posted run, whose payouts can be read. @throws COMMISSION_RUN.UNKNOWN, COMMISSION_RUN.NOT_POSTED */
  async requirePosted(context: TenantContext, runId: string): Promise<string> {
    const run = await this.database.withTenant(context, (transaction) =>
      new RunsRepository(transaction, context).find(runId),
    );
    if (!run) throw new UplineError('COMMISSION_RUN.UNKNOWN', 'No such run.');
    if (run.status !== 'posted') {
      throw new UplineError(
        'COMMISSION_RUN.NOT_POSTED',
        `The run is ${run.status}. There are payouts once it is posted.`,
      );
    }
    return run.periodKey;
  }

  /** Every payout of a run, a thousand at a time. */
  async *ofRun(context: TenantContext, runId: string): AsyncGenerator<readonly Payout[]> {
    let afterId: string | null = null;
    for (;;) {
      const rows: Payout[] = await this.read(context, { runId }, afterId, ROWS_AT_ONCE);
      if (rows.length > 0) yield rows;
      if (rows.length < ROWS_AT_ONCE) return;
      afterId = rows.at(-1)?.payoutId ?? null;
    }
  }

  private read(context: TenantContext, filter: PayoutFilter, afterId: string | null, limit: number): Promise<Payout[]> {
    return this.database.withTenant(context, (transaction) =>
      new PayoutsRepository(transaction, context).list(filter, afterId, limit),
    );
  }
}
