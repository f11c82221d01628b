import { Injectable } from '@nestjs/common';
import type { PayeeExplanation, SourceTrace } from '@upline/commission-engine';
import { UplineError } from '@upline/kernel';
import { Database, type TenantContext } from '@upline/database';
import { CalculationThread } from './calculation-thread.js';
import type { Run } from './run.js';
import { loadSnapshot, readPlan } from './run-calculator.js';
import { found, requireCalculated } from './runs.service.js';
import { RunsRepository } from './runs.repository.js';

/** Runs that stay prepared; each holds its snapshot in memory. */
const RUNS_KEPT = 2;

/** Lines told in full at a time: at the top of a company somebody has one for every buyer below. */
export const LINES_TOLD = 1000;

interface PreparedRun {
  readonly thread: CalculationThread;
  readonly indexOf: ReadonlyMap<string, number>;
}

/**
 * Says why somebody was paid, or was not. The reasons are worked out on demand by the code that paid, from the same facts:
 * if those changed since, the digest differs and nothing is explained rather than something wrong.
 */
@Injectable()
export class ExplanationsService {
  private readonly prepared = new Map<string, Promise<PreparedRun>>();

  constructor(private readonly database: Database) {}

  /** With up to `LINES_TOLD` lines, from the one asked for. */
  async explainPayee(
    context: TenantContext,
    runId: string,
    memberId: string,
    linesFrom: number,
  ): Promise<PayeeExplanation> {
    const page = { from: linesFrom, most: LINES_TOLD };
    return this.asking(context, runId, memberId, (thread, index) => thread.explainPayee(index, page));
  }

  async traceSource(context: TenantContext, runId: string, memberId: string): Promise<SourceTrace> {
    return this.asking(context, runId, memberId, (thread, index) => thread.traceSource(index));
  }

  async onApplicationShutdown(): Promise<void> {
    const runs = await Promise.allSettled(this.prepared.values());
    await Promise.all(runs.map((run) => (run.status === 'fulfilled' ? run.value.thread.stop() : undefined)));
  }

  private async asking<T>(
    context: TenantContext,
    runId: string,
    memberId: string,
    ask: (thread: CalculationThread, index: number) => Promise<T>,
  ): Promise<T> {
    const run = found(
      await this.database.withTenant(context, (transaction) => new RunsRepository(transaction, context).find(runId)),
    );
    requireCalculated(run);
    const { thread, indexOf } = await this.prepare(context, run);
    const index = indexOf.get(memberId);
    if (index === undefined) throw new UplineError('MEMBER.UNKNOWN', 'No such member in this run.');
    try {
      return await ask(thread, index);
    } catch (error) {
      // Somebody else's questions pushed this run out between finding the thread and asking it.
      if (!(error instanceof UplineError) || error.code !== 'COMMISSION_RUN.THREAD_ENDED') throw error;
      this.prepared.delete(runId);
      return this.asking(context, runId, memberId, ask);
    }
  }

  /** The run ids of two companies never meet: the run was found under the caller's own tenant. */
  private prepare(context: TenantContext, run: Run): Promise<PreparedRun> {
    const kept = this.prepared.get(run.runId);
    const preparing = kept ?? this.load(context, run);
    this.prepared.delete(run.runId);
    this.prepared.set(run.runId, preparing);
    preparing.catch(() => this.prepared.delete(run.runId));
    for (const [oldest, leaving] of this.prepared) {
      if (this.prepared.size <= RUNS_KEPT) break;
      this.prepared.delete(oldest);
      void leaving.then(({ thread }) => thread.stop()).catch(() => undefined);
    }
    return preparing;
  }

  private async load(context: TenantContext, run: Run): Promise<PreparedRun> {
    const plan = await readPlan(this.database, context, run);
    const thread = new CalculationThread();
    try {
      const { snapshot, memberIds } = await loadSnapshot(this.database, context, run.periodKey, plan);
      if ((await thread.prepare(plan, snapshot)) !== run.digest) throw inputChanged();
      return { thread, indexOf: new Map(memberIds.map((memberId, index) => [memberId, index])) };
    } catch (error) {
      await thread.stop();
      throw isTooLarge(error) ? inputChanged() : error;
    }
  }
}

/** The run counted its volumes, so where they cannot be counted any more they have grown since. */
function isTooLarge(error: unknown): boolean {
  return error instanceof UplineError && /VOLUME_TOO_LARGE$|OUT_OF_RANGE$/.test(error.code);
}

function inputChanged(): UplineError {
  return new UplineError(
    'COMMISSION_RUN.INPUT_CHANGED',
    'Orders or members changed since this run. Start a new one to have it explained.',
  );
}
