import { Injectable } from '@nestjs/common';
import { invariant, UplineError } from '@upline/kernel';
import { requireTransition, type Run, RunsRepository } from '@upline/commissions';
import { Database, type TenantContext, type TenantTransaction, violatedConstraint } from '@upline/database';
import { LedgerRepository } from '@upline/ledger';
import { PeriodsRepository } from '@upline/periods';
import { PayoutsRepository } from './payouts.repository.js';

/** Posts an approved run: the journal entry, the payouts, the period and the run, all in one transaction or not at all. */
@Injectable()
export class PostingService {
  constructor(private readonly database: Database) {}

  /** @throws COMMISSION_RUN.UNKNOWN, COMMISSION_RUN.ALREADY_POSTED, COMMISSION_RUN.NOT_ALLOWED_NOW */
  async post(context: TenantContext, runId: string): Promise<Run> {
    try {
      return await this.database.withTenant(context, async (transaction) => {
        const runs = new RunsRepository(transaction, context);
        const run = await runs.hold(runId);
        if (!run) throw new UplineError('COMMISSION_RUN.UNKNOWN', 'No such run.');
        requireTransition(run.status, 'posted');
        await this.recordEarnings(context, transaction, run);
        const periods = new PeriodsRepository(transaction, context);
        const period = await periods.hold(run.periodKey, 'update');
        if (period?.status !== 'posted') await periods.changeStatus(run.periodKey, 'posted');
        return runs.post(runId, context.actor.responsibleUserId);
      });
    } catch (error) {
      if (violatedConstraint(error) !== 'commission_runs_one_posted') throw error;
      throw new UplineError('COMMISSION_RUN.ALREADY_POSTED', 'The period is posted already, by another run.');
    }
  }

  /** The company's expense against what it owes each member. Nobody is owed anything where the run pays nothing. */
  private async recordEarnings(context: TenantContext, transaction: TenantTransaction, run: Run): Promise<void> {
    const earnings = await new RunsRepository(transaction, context).earnings(run.runId);
    const total = earnings.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    invariant(
      total === run.totals?.totalMinor,
      `the payees of run ${run.runId} add up to ${total} and not to its total`,
    );
    const owed = earnings.filter(({ amountMinor }) => amountMinor !== 0n);
    if (owed.length === 0) return;
    const { runId, periodKey, currency } = run;
    const entryId = await new LedgerRepository(transaction, context).record(
      { kind: 'commissions-earned', runId, periodKey, currency, description: `Commissions of ${periodKey}` },
      [
        { account: 'commission-expense', memberId: null, amountMinor: total },
        ...owed.map(({ memberId, amountMinor }) => ({
          account: 'member-payable' as const,
          memberId,
          amountMinor: -amountMinor,
        })),
      ],
    );
    const amounts = owed.filter(({ amountMinor }) => amountMinor > 0n);
    await new PayoutsRepository(transaction, context).insert({ runId, entryId, currency, amounts });
  }
}
