import { UplineError } from '@upline/kernel';
import type { Database, TenantContext } from '@upline/database';
import { type ClaimedRun, RunClaimsRepository } from './run-claims.repository.js';
import type { RunStatus } from './run-status.js';

const RENEW_MILLISECONDS = 3_000;

/** Holds a claimed run while it is worked on: renews the lease, reports stage and progress, notices when it was lost. */
export class RunLease {
  private lost = false;
  private rowsDone = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly context: TenantContext,
    private readonly claim: ClaimedRun,
  ) {
    this.timer = setInterval(() => void this.renew(), RENEW_MILLISECONDS);
  }

  /** @throws COMMISSION_RUN.LEASE_LOST */
  async enterStage(stage: RunStatus, rowsTotal: number | null): Promise<void> {
    this.rowsDone = 0;
    const held = await this.asking((claims) => claims.enterStage(this.claim, stage, rowsTotal));
    if (!held || this.lost) throw leaseLost();
  }

  /** Counted here, written with the next renewal. @throws COMMISSION_RUN.LEASE_LOST */
  countRows(rows: number): void {
    this.rowsDone += rows;
    if (this.lost) throw leaseLost();
  }

  end(): void {
    clearInterval(this.timer);
  }

  private async renew(): Promise<void> {
    try {
      const rowsDone = this.rowsDone;
      const held = await this.asking(async (claims) => {
        await claims.reportProgress(this.claim, rowsDone);
        return claims.renew(this.claim);
      });
      if (!held) this.lost = true;
    } catch {
      // PostgreSQL is away. The lease runs out by itself, and the next statement of the work says what is wrong.
    }
  }

  private asking(question: (claims: RunClaimsRepository) => Promise<boolean>): Promise<boolean> {
    return this.database.withTenantConnection(this.context, (connection) =>
      question(new RunClaimsRepository(connection, this.context.tenantId)),
    );
  }
}

export function leaseLost(): UplineError {
  return new UplineError('COMMISSION_RUN.LEASE_LOST', 'Another worker has taken the run over.');
}
