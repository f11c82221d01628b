import type { TenantConnection } from '@upline/database';
import type { RunStatus } from './run-status.js';

/** Longer than any pause of a healthy worker, short enough that people do not wait long for a dead one. */
const LEASE = "interval '15 seconds'";

/** A run that this worker may work on. Whoever claims it next gets a higher token, and this one stops counting. */
export interface ClaimedRun {
  readonly runId: string;
  readonly fencingToken: number;
  readonly periodKey: string;
  readonly planId: string;
  readonly planVersion: number;
  readonly kind: 'preview' | 'final';
}

export interface DueRun {
  readonly tenantId: string;
  readonly runId: string;
  readonly fencingToken: number;
}

/** Who works on which run. PostgreSQL decides; the queue only wakes. */
export class RunClaimsRepository {
  constructor(
    private readonly connection: TenantConnection,
    private readonly tenantId: string,
  ) {}

  /** Null where another worker holds the run, or there is nothing left to do. */
  async claim(runId: string, worker: string): Promise<ClaimedRun | null> {
    const { rows } = await this.connection.query<ClaimRow>(
      `UPDATE commission_runs
          SET status = 'loading', lease_owner = $3, lease_expires_at = now() + ${LEASE},
              fencing_token = fencing_token + 1, rows_done = 0, rows_total = NULL,
              work_started_at = COALESCE(work_started_at, now())
        WHERE tenant_id = $1 AND run_id = $2 AND status IN ('queued', 'loading', 'calculating', 'writing')
          AND (lease_expires_at IS NULL OR lease_expires_at < now())
        RETURNING run_id, fencing_token, period_key, plan_id, plan_version, kind`,
      [this.tenantId, runId, worker],
    );
    const [row] = rows;
    return row
      ? {
          runId: row.run_id,
          fencingToken: row.fencing_token,
          periodKey: row.period_key,
          planId: row.plan_id,
          planVersion: row.plan_version,
          kind: row.kind,
        }
      : null;
  }

  /** Keeps the lease. False where it was lost: then another worker is at it, or somebody voided the run. */
  async renew({ runId, fencingToken }: ClaimedRun): Promise<boolean> {
    return this.updateClaimed(runId, fencingToken, `lease_expires_at = now() + ${LEASE}`, []);
  }

  async enterStage({ runId, fencingToken }: ClaimedRun, stage: RunStatus, rowsTotal: number | null): Promise<boolean> {
    const change = `status = $4, rows_done = 0, rows_total = $5, lease_expires_at = now() + ${LEASE}`;
    return this.updateClaimed(runId, fencingToken, change, [stage, rowsTotal]);
  }

  async reportProgress({ runId, fencingToken }: ClaimedRun, rowsDone: number): Promise<boolean> {
    return this.updateClaimed(runId, fencingToken, 'rows_done = $4', [rowsDone]);
  }

  async fail({ runId, fencingToken }: ClaimedRun, code: string, detail: string): Promise<boolean> {
    const change = "status = 'failed', failure_code = $4, failure_detail = $5, lease_expires_at = NULL";
    return this.updateClaimed(runId, fencingToken, change, [code, detail]);
  }

  /** Says why this attempt came to nothing, for whoever waits; the next one that succeeds takes it away again. */
  async noteFailedAttempt({ runId, fencingToken }: ClaimedRun, detail: string): Promise<boolean> {
    const change = "failure_code = 'COMMISSION_RUN.TRYING_AGAIN', failure_detail = $4";
    return this.updateClaimed(runId, fencingToken, change, [detail]);
  }

  /** Runs of every company that nobody works on. Only the platform may ask. */
  async findDue(limit: number): Promise<DueRun[]> {
    const { rows } = await this.connection.query<{ tenant_id: string; run_id: string; fencing_token: number }>(
      `SELECT tenant_id, run_id, fencing_token FROM commission_runs
        WHERE status IN ('queued', 'loading', 'calculating', 'writing')
          AND (lease_expires_at < now() OR (lease_expires_at IS NULL AND created_at < now() - interval '3 seconds'))
        ORDER BY created_at LIMIT $1`,
      [limit],
    );
    return rows.map((row) => ({ tenantId: row.tenant_id, runId: row.run_id, fencingToken: row.fencing_token }));
  }

  private async updateClaimed(
    runId: string,
    token: number,
    change: string,
    values: readonly unknown[],
  ): Promise<boolean> {
    const { rowCount } = await this.connection.query(
      `UPDATE commission_runs SET ${change}
        WHERE tenant_id = $1 AND run_id = $2 AND fencing_token = $3
          AND status IN ('loading', 'calculating', 'writing')`,
      [this.tenantId, runId, token, ...values],
    );
    return rowCount === 1;
  }
}

interface ClaimRow {
  readonly run_id: string;
  readonly fencing_token: number;
  readonly period_key: string;
  readonly plan_id: string;
  readonly plan_version: number;
  readonly kind: 'preview' | 'final';
}
