import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { UplineError, uuidPattern } from '@upline/kernel';
import { parsePeriodKey, previousPeriodKey } from '@upline/calendar';
import { Database, type TenantContext, violatedConstraint } from '@upline/database';
import { decodeCursor, type Page, pageOf } from '@upline/http';
import { lockPeriod, type Period, PeriodsRepository, unknownPeriod } from '@upline/periods';
import { PlansRepository } from '@upline/plans';
import { TenantsService } from '@upline/tenants';
import type { Run, RunKind, RunLine, RunPayee } from './run.js';
import { requireTransition, statusesAtWork } from './run-status.js';
import { RunWaker } from './run-waker.js';
import { type RunFilter, RunsRepository } from './runs.repository.js';

/** Starts runs, decides over them and reads what they found. The work itself is done by workers. */
@Injectable()
export class RunsService {
  constructor(
    private readonly database: Database,
    private readonly tenants: TenantsService,
    private readonly waker: RunWaker,
  ) {}

  /**
   * Queues a run and wakes a worker. A final run locks its period first, and needs the period before it to be posted.
   * @throws PERIOD.*, PLAN.UNKNOWN, PLAN.NOT_IN_FORCE, COMMISSION_RUN.AT_WORK, COMMISSION_RUN.ALREADY_POSTED
   */
  async start(context: TenantContext, kind: RunKind, periodKey: string, planId: string): Promise<Run> {
    const { currency } = await this.tenants.current(context);
    const run = await this.insertRun(context, kind, periodKey, planId, currency);
    await this.waker.wake(context.tenantId, run.runId, 0);
    return run;
  }

  async get(context: TenantContext, runId: string): Promise<Run> {
    return found(
      await this.database.withTenant(context, (transaction) => new RunsRepository(transaction, context).find(runId)),
    );
  }

  async list(context: TenantContext, filter: RunFilter, cursor: string | undefined, limit: number): Promise<Page<Run>> {
    const [beforeId = null] = cursor === undefined ? [] : decodeCursor(cursor, [uuidPattern]);
    const rows = await this.database.withTenant(context, (transaction) =>
      new RunsRepository(transaction, context).list(filter, beforeId, limit + 1),
    );
    return pageOf(
      rows,
      limit,
      (run) => [run.runId],
      (run) => run,
    );
  }

  /** @throws COMMISSION_RUN.SAME_PERSON: whoever started a run cannot approve it */
  async approve(context: TenantContext, runId: string, note: string): Promise<Run> {
    return this.decide(context, runId, 'approved', note);
  }

  /** Voids the run; its period stays locked until it is reopened or calculated anew. */
  async reject(context: TenantContext, runId: string, note: string): Promise<Run> {
    return this.decide(context, runId, 'rejected', note);
  }

  async void(context: TenantContext, runId: string, reason: string): Promise<Run> {
    return this.database.withTenant(context, async (transaction) => {
      const runs = new RunsRepository(transaction, context);
      requireTransition(found(await runs.hold(runId)).status, 'voided');
      return runs.void(runId, context.actor.responsibleUserId, reason);
    });
  }

  /** Lets facts into a locked period again. @throws PERIOD.RUN_PENDING while a final run is at work or waits for payment */
  async reopenPeriod(context: TenantContext, periodKey: string): Promise<Period> {
    return this.database.withTenant(context, async (transaction) => {
      const periods = new PeriodsRepository(transaction, context);
      const period = await periods.hold(periodKey, 'update');
      if (!period) throw unknownPeriod(periodKey);
      if (period.status === 'posted') throw new UplineError('PERIOD.POSTED', `The period ${periodKey} is posted.`);
      if (period.status === 'open') return period;
      const pending = await new RunsRepository(transaction, context).countFinal(periodKey, [
        ...statusesAtWork,
        'calculated',
        'approved',
      ]);
      if (pending > 0) {
        throw new UplineError('PERIOD.RUN_PENDING', `A final run of ${periodKey} is pending. Void or reject it first.`);
      }
      return periods.changeStatus(periodKey, 'open');
    });
  }

  async listPayees(
    context: TenantContext,
    runId: string,
    sort: 'amount' | 'code',
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<Page<RunPayee>> {
    const shape = sort === 'amount' ? [/^-?\d{1,18}$/, uuidPattern] : [/^[^\0]{1,100}$/];
    const after = cursor === undefined ? null : decodeCursor(cursor, shape);
    const rows = await this.readCalculated(context, runId, (runs) => runs.listPayees(runId, sort, after, limit + 1));
    const keyOf = (payee: RunPayee) =>
      sort === 'amount' ? [payee.amountMinor.toString(), payee.memberId] : [payee.code];
    return pageOf(rows, limit, keyOf, (payee) => payee);
  }

  async listLines(
    context: TenantContext,
    runId: string,
    payeeId: string,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<Page<RunLine>> {
    const [after = '0'] = cursor === undefined ? [] : decodeCursor(cursor, [/^\d{1,9}$/]);
    const rows = await this.readCalculated(context, runId, (runs) =>
      runs.listLines(runId, payeeId, Number(after), limit + 1),
    );
    return pageOf(
      rows,
      limit,
      (line) => [String(line.lineNumber)],
      (line) => line,
    );
  }

  private async insertRun(
    context: TenantContext,
    kind: RunKind,
    periodKey: string,
    planId: string,
    currency: string,
  ): Promise<Run> {
    try {
      return await this.database.withTenant(context, async (transaction) => {
        const periods = new PeriodsRepository(transaction, context);
        const runs = new RunsRepository(transaction, context);
        if (kind === 'final') await this.requireFinal(periods, runs, periodKey, planId);
        else if (!(await periods.find(periodKey))) throw unknownPeriod(periodKey);
        const plans = new PlansRepository(transaction, context);
        if (!(await plans.find(planId))) throw new UplineError('PLAN.UNKNOWN', 'No such plan.');
        const plan = await plans.findInForce(planId, periodKey);
        if (!plan) {
          throw new UplineError(
            'PLAN.NOT_IN_FORCE',
            `No version of the plan is in force for ${periodKey}. Publish one first.`,
          );
        }
        const { version: planVersion, planHash } = plan;
        return runs.insert({ runId: uuidv7(), periodKey, kind, planId, planVersion, planHash, currency });
      });
    } catch (error) {
      if (violatedConstraint(error) !== 'commission_runs_one_final_at_work') throw error;
      throw new UplineError('COMMISSION_RUN.AT_WORK', `A final run of ${periodKey} is at work already.`);
    }
  }

  /** A company may pay a month by several plans; each is posted once, and the first of them closes the month for facts. */
  private async requireFinal(
    periods: PeriodsRepository,
    runs: RunsRepository,
    periodKey: string,
    planId: string,
  ): Promise<void> {
    const period = await periods.hold(periodKey, 'update');
    if (period?.status !== 'posted') await lockPeriod(periods, periodKey, new Date());
    if ((await runs.countFinal(periodKey, ['posted'], planId)) > 0) {
      throw new UplineError('COMMISSION_RUN.ALREADY_POSTED', `${periodKey} is posted already.`);
    }
    const previous = await periods.find(previousPeriodKey(parsePeriodKey(periodKey)));
    if (previous && previous.status !== 'posted') {
      throw new UplineError('PERIOD.EARLIER_NOT_POSTED', `Post ${previous.periodKey} before you close ${periodKey}.`);
    }
  }

  private async decide(
    context: TenantContext,
    runId: string,
    decision: 'approved' | 'rejected',
    note: string,
  ): Promise<Run> {
    const { kind: actorKind, responsibleUserId } = context.actor;
    if (actorKind !== 'user') throw new UplineError('AUTH.FORBIDDEN', 'A person decides over a run, not an API key.');
    return this.database.withTenant(context, async (transaction) => {
      const runs = new RunsRepository(transaction, context);
      const run = found(await runs.hold(runId));
      const to = decision === 'approved' ? 'approved' : 'voided';
      requireTransition(run.status, to);
      if (run.status !== 'calculated' || run.kind !== 'final') {
        throw new UplineError(
          'COMMISSION_RUN.NOT_ALLOWED_NOW',
          'Only a final run that is calculated can be approved or rejected.',
        );
      }
      if (decision === 'approved' && run.startedBy === responsibleUserId) {
        throw new UplineError(
          'COMMISSION_RUN.SAME_PERSON',
          'You started this run, so somebody else has to approve it.',
        );
      }
      return runs.decide(runId, to, { decision, by: responsibleUserId, note });
    });
  }

  /** Results are there from the moment a run is calculated, and never before. */
  private async readCalculated<T>(
    context: TenantContext,
    runId: string,
    read: (runs: RunsRepository) => Promise<T>,
  ): Promise<T> {
    return this.database.withTenant(context, async (transaction) => {
      const runs = new RunsRepository(transaction, context);
      requireCalculated(found(await runs.find(runId)));
      return read(runs);
    });
  }
}

/** @throws COMMISSION_RUN.NOT_CALCULATED */
export function requireCalculated(run: Run): void {
  if (run.digest !== null) return;
  throw new UplineError('COMMISSION_RUN.NOT_CALCULATED', `The run is ${run.status} and has no result.`);
}

export function found<T>(run: T | null): T {
  if (run === null) throw new UplineError('COMMISSION_RUN.UNKNOWN', 'No such run.');
  return run;
}
