import { Prisma, type TenantContext, type TenantTransaction } from '@upline/database';
import type { Run, RunDecision, RunKind, RunLine, RunPayee } from './run.js';
import type { RunStatus } from './run-status.js';

type Row = Prisma.CommissionRunGetPayload<Record<string, never>>;

function toRun(row: Row): Run {
  return {
    ...row,
    kind: row.kind as RunKind,
    status: row.status as RunStatus,
    rowsDone: Number(row.rowsDone),
    rowsTotal: row.rowsTotal === null ? null : Number(row.rowsTotal),
    totals: totalsOf(row),
    failure: row.failureCode === null ? null : { code: row.failureCode, detail: row.failureDetail ?? '' },
    decision: decisionOf(row),
    voided:
      row.voidedBy === null || row.voidedAt === null
        ? null
        : { by: row.voidedBy, at: row.voidedAt, reason: row.voidReason ?? '' },
  };
}

function totalsOf({ memberCount, orderCount, lineCount, payeeCount, totalMinor }: Row): Run['totals'] {
  if (memberCount === null || orderCount === null || lineCount === null || payeeCount === null || totalMinor === null) {
    return null;
  }
  return { memberCount, orderCount, lineCount, payeeCount, totalMinor };
}

function decisionOf({ decision, decidedBy, decidedAt, decisionNote }: Row): RunDecision | null {
  if (decision === null || decidedBy === null || decidedAt === null) return null;
  return { decision: decision as RunDecision['decision'], by: decidedBy, at: decidedAt, note: decisionNote ?? '' };
}

export interface RunFilter {
  readonly periodKey?: string | undefined;
  readonly status?: RunStatus | undefined;
  readonly kind?: RunKind | undefined;
}

type NewRun = Pick<Run, 'runId' | 'periodKey' | 'kind' | 'planId' | 'planVersion' | 'planHash' | 'currency'>;

export class RunsRepository {
  constructor(
    private readonly transaction: TenantTransaction,
    private readonly context: TenantContext,
  ) {}

  async insert(run: NewRun): Promise<Run> {
    const { tenantId, actor } = this.context;
    return toRun(
      await this.transaction.commissionRun.create({
        data: { ...run, tenantId, status: 'queued', startedBy: actor.responsibleUserId, startedByKind: actor.kind },
      }),
    );
  }

  async find(runId: string): Promise<Run | null> {
    const row = await this.transaction.commissionRun.findUnique({ where: this.identity(runId) });
    return row && toRun(row);
  }

  /**
   * The run, held so that nobody else moves it until the transaction ends. NO KEY: the rows that a worker is writing refer to
   * the run, and nobody should have to wait for them.
   */
  async hold(runId: string): Promise<Run | null> {
    await this.transaction.$queryRaw`SELECT 1 FROM commission_runs WHERE run_id = ${runId}::uuid FOR NO KEY UPDATE`;
    return this.find(runId);
  }

  async list(filter: RunFilter, beforeId: string | null, limit: number): Promise<Run[]> {
    const { periodKey, status, kind } = filter;
    const rows = await this.transaction.commissionRun.findMany({
      where: {
        ...(periodKey === undefined ? {} : { periodKey }),
        ...(status === undefined ? {} : { status }),
        ...(kind === undefined ? {} : { kind }),
        ...(beforeId === null ? {} : { runId: { lt: beforeId } }),
      },
      orderBy: { runId: 'desc' },
      take: limit,
    });
    return rows.map(toRun);
  }

  async countFinal(periodKey: string, statuses: readonly RunStatus[]): Promise<number> {
    return this.transaction.commissionRun.count({
      where: { periodKey, kind: 'final', status: { in: [...statuses] } },
    });
  }

  async decide(runId: string, status: RunStatus, decision: Omit<RunDecision, 'at'>): Promise<Run> {
    const voided =
      status === 'voided' ? { voidedBy: decision.by, voidedAt: new Date(), voidReason: decision.note } : {};
    return this.update(runId, {
      status,
      decision: decision.decision,
      decidedBy: decision.by,
      decidedAt: new Date(),
      decisionNote: decision.note,
      ...voided,
    });
  }

  async void(runId: string, by: string, reason: string): Promise<Run> {
    return this.update(runId, { status: 'voided', voidedBy: by, voidedAt: new Date(), voidReason: reason });
  }

  async post(runId: string, by: string): Promise<Run> {
    return this.update(runId, { status: 'posted', postedBy: by, postedAt: new Date() });
  }

  /** Payees by amount, the largest first, or by code. */
  async listPayees(
    runId: string,
    sort: 'amount' | 'code',
    after: readonly string[] | null,
    limit: number,
  ): Promise<RunPayee[]> {
    const beyond = after === null ? Prisma.empty : beyondPayee(sort, after);
    const order = sort === 'amount' ? Prisma.sql`p.amount_minor DESC, p.member_id` : Prisma.sql`m.code COLLATE "C"`;
    const rows = await this.transaction.$queryRaw<PayeeRow[]>`
      SELECT p.member_id, m.code, m.name, p.paid_as_rank, p.line_count, p.amount_minor
        FROM run_payees p JOIN members m USING (tenant_id, member_id)
        WHERE p.tenant_id = ${this.context.tenantId}::uuid AND p.run_id = ${runId}::uuid ${beyond}
        ORDER BY ${order} LIMIT ${limit}`;
    return rows.map((row) => ({
      memberId: row.member_id,
      code: row.code,
      name: row.name,
      paidAsRank: row.paid_as_rank,
      lineCount: row.line_count,
      amountMinor: row.amount_minor,
    }));
  }

  async findPayee(runId: string, memberId: string): Promise<{ amountMinor: bigint } | null> {
    return this.transaction.runPayee.findUnique({
      where: { tenantId_runId_memberId: { tenantId: this.context.tenantId, runId, memberId } },
      select: { amountMinor: true },
    });
  }

  /** What everybody earned in the run, in order of member id. */
  async earnings(runId: string): Promise<{ memberId: string; amountMinor: bigint }[]> {
    return this.transaction.runPayee.findMany({
      where: { runId },
      select: { memberId: true, amountMinor: true },
      orderBy: { memberId: 'asc' },
    });
  }

  async listLines(runId: string, payeeId: string, afterNumber: number, limit: number): Promise<RunLine[]> {
    const rows = await this.transaction.$queryRaw<LineRow[]>`
      SELECT l.line_number, l.bonus, l.level, l.source_id, m.code AS source_code, l.base_units, l.rate_ppm, l.amount_minor
        FROM run_lines l JOIN members m ON m.tenant_id = l.tenant_id AND m.member_id = l.source_id
        WHERE l.tenant_id = ${this.context.tenantId}::uuid AND l.run_id = ${runId}::uuid
          AND l.payee_id = ${payeeId}::uuid AND l.line_number > ${afterNumber}
        ORDER BY l.line_number LIMIT ${limit}`;
    return rows.map((row) => ({
      lineNumber: row.line_number,
      bonus: row.bonus,
      level: row.level,
      sourceId: row.source_id,
      sourceCode: row.source_code,
      baseUnits: row.base_units,
      ratePpm: row.rate_ppm,
      amountMinor: row.amount_minor,
    }));
  }

  private async update(runId: string, data: Prisma.CommissionRunUncheckedUpdateInput): Promise<Run> {
    return toRun(await this.transaction.commissionRun.update({ where: this.identity(runId), data }));
  }

  private identity(runId: string) {
    return { tenantId_runId: { tenantId: this.context.tenantId, runId } };
  }
}

interface PayeeRow {
  readonly member_id: string;
  readonly code: string;
  readonly name: string;
  readonly paid_as_rank: string | null;
  readonly line_count: number;
  readonly amount_minor: bigint;
}

interface LineRow {
  readonly line_number: number;
  readonly bonus: string;
  readonly level: number;
  readonly source_id: string;
  readonly source_code: string;
  readonly base_units: bigint;
  readonly rate_ppm: number;
  readonly amount_minor: bigint;
}

function beyondPayee(sort: 'amount' | 'code', [first = '', second = '']: readonly string[]): Prisma.Sql {
  return sort === 'amount'
    ? Prisma.sql`AND (p.amount_minor < ${BigInt(first)} OR (p.amount_minor = ${BigInt(first)} AND p.member_id > ${second}::uuid))`
    : Prisma.sql`AND m.code COLLATE "C" > ${first}`;
}
