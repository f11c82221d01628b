import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pgCopyStreams from 'pg-copy-streams';
import type { CalculationResult } from '@upline/commission-engine';
import { UplineError } from '@upline/kernel';
import type { TenantConnection } from '@upline/database';
import type { ClaimedRun } from './run-claims.repository.js';
import { type CopyScope, copyLines, copyPayees } from './copy-text.js';

/**
 * Writes a result in bulk. COPY is refused on tables with row-level security, so rows go through the staging tables, which
 * only the worker reaches, and are moved under the policy. It is all one transaction: until it commits nothing is there.
 */
export class ResultsRepository {
  constructor(
    private readonly connection: TenantConnection,
    private readonly tenantId: string,
    private readonly claim: ClaimedRun,
  ) {}

  async write(result: CalculationResult, memberIds: readonly string[], onRows: (rows: number) => void): Promise<void> {
    const scope: CopyScope = {
      tenantId: this.tenantId,
      runId: this.claim.runId,
      fencingToken: this.claim.fencingToken,
    };
    await this.copy('run_payees', copyPayees(scope, result, memberIds), onRows);
    await this.copy('run_lines', copyLines(scope, result, memberIds), onRows);
    await this.move('run_payees', 'member_id, paid_as_rank, line_count, amount_minor');
    await this.move('run_lines', 'payee_id, line_number, bonus, level, source_id, base_units, rate_ppm, amount_minor');
  }

  /** What was written, counted and added up by PostgreSQL. */
  async totals(): Promise<{ lineCount: number; payeeCount: number; linesMinor: bigint; payeesMinor: bigint }> {
    const { rows } = await this.connection.query<Record<'lines' | 'payees' | 'lines_minor' | 'payees_minor', string>>(
      `SELECT (SELECT count(*) FROM run_lines WHERE tenant_id = $1 AND run_id = $2) AS lines,
              (SELECT count(*) FROM run_payees WHERE tenant_id = $1 AND run_id = $2) AS payees,
              (SELECT COALESCE(sum(amount_minor), 0) FROM run_lines WHERE tenant_id = $1 AND run_id = $2) AS lines_minor,
              (SELECT COALESCE(sum(amount_minor), 0) FROM run_payees WHERE tenant_id = $1 AND run_id = $2) AS payees_minor`,
      [this.tenantId, this.claim.runId],
    );
    const [row] = rows;
    return {
      lineCount: Number(row?.lines),
      payeeCount: Number(row?.payees),
      linesMinor: BigInt(row?.lines_minor ?? 0),
      payeesMinor: BigInt(row?.payees_minor ?? 0),
    };
  }

  /**
   * Shows the result: the one flip, stamped by the clock, because now() is when this transaction began to write. Final runs
   * that were calculated before, and not posted, are superseded by it.
   */
  async show(result: CalculationResult, counts: { members: number; orders: number }): Promise<void> {
    const { runId, fencingToken, periodKey, planId, kind } = this.claim;
    const { rowCount } = await this.connection.query(
      `UPDATE commission_runs
          SET status = 'calculated', calculated_at = clock_timestamp(), lease_owner = NULL, lease_expires_at = NULL,
              failure_code = NULL, failure_detail = NULL, rows_done = COALESCE(rows_total, 0), digest = $4, input_digest = $5, member_count = $6, order_count = $7,
              line_count = $8, payee_count = $9, total_minor = $10
        WHERE tenant_id = $1 AND run_id = $2 AND fencing_token = $3 AND status = 'writing'`,
      [
        this.tenantId,
        runId,
        fencingToken,
        result.digest,
        result.inputDigest,
        counts.members,
        counts.orders,
        result.lines.amountMinor.length,
        result.payees.memberIndex.length,
        result.totalPaidMinor.toString(),
      ],
    );
    if (rowCount !== 1) throw new UplineError('COMMISSION_RUN.LEASE_LOST', 'Another worker has taken the run over.');
    if (kind === 'preview') return;
    await this.connection.query(
      `UPDATE commission_runs SET status = 'superseded', superseded_by = $2
        WHERE tenant_id = $1 AND run_id <> $2 AND kind = 'final' AND period_key = $3 AND plan_id = $4
          AND status IN ('calculated', 'approved')`,
      [this.tenantId, runId, periodKey, planId],
    );
  }

  private async copy(
    table: string,
    rows: Iterable<{ text: string; rows: number }>,
    onRows: (rows: number) => void,
  ): Promise<void> {
    const copy = this.connection.query(pgCopyStreams.from(`COPY staging.${table} FROM STDIN`));
    await pipeline(
      Readable.from(
        (function* () {
          for (const chunk of rows) {
            onRows(chunk.rows);
            yield chunk.text;
          }
        })(),
        { objectMode: true, highWaterMark: 2 },
      ),
      copy,
    );
  }

  private async move(table: string, columns: string): Promise<void> {
    const mine = 'tenant_id = $1 AND run_id = $2';
    const values = [this.tenantId, this.claim.runId];
    await this.connection.query(
      `INSERT INTO ${table} (tenant_id, run_id, ${columns})
         SELECT tenant_id, run_id, ${columns} FROM staging.${table} WHERE ${mine}`,
      values,
    );
    await this.connection.query(`DELETE FROM staging.${table} WHERE ${mine}`, values);
  }
}
