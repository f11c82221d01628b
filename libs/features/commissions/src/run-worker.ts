import { UplineError } from '@upline/kernel';
import { type Database, platformContext, systemContext, type TenantContext } from '@upline/database';
import { RunCalculator } from './run-calculator.js';
import { type ClaimedRun, type DueRun, RunClaimsRepository } from './run-claims.repository.js';
import { RunLease } from './run-lease.js';

const MAX_ATTEMPTS = 50;
const DUE_AT_ONCE = 100;
const MOST_DETAIL = 500;

/** The worker's side of a run. Many workers may be woken for one run; one gets it. */
export class RunWorker {
  constructor(
    private readonly database: Database,
    private readonly workerName: string,
  ) {}

  /** Works on the run if it is free, and returns when it is calculated, failed, or somebody else's. */
  async advance(tenantId: string, runId: string): Promise<void> {
    const context = systemContext(tenantId);
    const claim = await this.claiming(context, (claims) => claims.claim(runId, this.workerName));
    if (!claim) return;
    const lease = new RunLease(this.database, context, claim);
    try {
      if (claim.fencingToken > MAX_ATTEMPTS) {
        throw new UplineError('COMMISSION_RUN.GAVE_UP', `${MAX_ATTEMPTS} workers tried and none finished.`);
      }
      await new RunCalculator(this.database, context, lease).calculate(claim);
    } catch (error) {
      await this.giveBack(context, claim, error);
    } finally {
      lease.end();
    }
  }

  /** Runs that nobody works on: their worker died, or the queue lost the job. */
  async findDue(): Promise<DueRun[]> {
    return this.claiming(platformContext(), (claims) => claims.findDue(DUE_AT_ONCE));
  }

  /**
   * A refusal (the plan, the facts) would be the same next time, so the run fails and says why. Anything else may pass, so
   * the lease is left to run out and the run is tried again; until then it says what happened.
   */
  private async giveBack(context: TenantContext, claim: ClaimedRun, error: unknown): Promise<void> {
    if (!(error instanceof UplineError) || error.code === 'COMMISSION_RUN.THREAD_ENDED') {
      const detail = `Attempt ${claim.fencingToken} failed and another follows: ${(error as Error).message}`;
      await this.claiming(context, (claims) => claims.noteFailedAttempt(claim, detail.slice(0, MOST_DETAIL))).catch(
        // PostgreSQL is what failed, so it cannot be told either; the log says it.
        () => undefined,
      );
      throw error;
    }
    if (error.code === 'COMMISSION_RUN.LEASE_LOST') return;
    await this.claiming(context, (claims) => claims.fail(claim, error.code, error.detail));
  }

  private claiming<T>(context: TenantContext, work: (claims: RunClaimsRepository) => Promise<T>): Promise<T> {
    return this.database.withTenantConnection(context, (connection) =>
      work(new RunClaimsRepository(connection, context.tenantId)),
    );
  }
}
