import type { Prisma, TenantContext, TenantTransaction } from '@upline/database';
import type { Import, ImportError } from './import.js';

type Row = Prisma.ImportGetPayload<Record<string, never>>;

/** How many rows were read, and what became of them, since the last time. */
export type RowCounts = Pick<Import, 'rowsRead' | 'rowsCreated' | 'rowsUnchanged' | 'rowsFailed'>;

function toImport(row: Row): Import {
  return {
    ...row,
    kind: row.kind as Import['kind'],
    format: row.format as Import['format'],
    status: row.status as Import['status'],
  };
}

export class ImportsRepository {
  constructor(
    private readonly transaction: TenantTransaction,
    private readonly context: TenantContext,
  ) {}

  async insert(started: Pick<Import, 'importId' | 'kind' | 'format'>): Promise<void> {
    const { tenantId, actor } = this.context;
    await this.transaction.import.create({
      data: { ...started, tenantId, status: 'running', createdBy: actor.actorId },
    });
  }

  async find(importId: string): Promise<Import | null> {
    const row = await this.transaction.import.findUnique({ where: this.identity(importId) });
    return row && toImport(row);
  }

  /** The latest first: ids grow with time. */
  async list(beforeId: string | null, limit: number): Promise<Import[]> {
    const rows = await this.transaction.import.findMany({
      where: { tenantId: this.context.tenantId, ...(beforeId === null ? {} : { importId: { lt: beforeId } }) },
      orderBy: { importId: 'desc' },
      take: limit,
    });
    return rows.map(toImport);
  }

  async add(importId: string, { rowsRead, rowsCreated, rowsUnchanged, rowsFailed }: RowCounts): Promise<void> {
    await this.transaction.import.update({
      where: this.identity(importId),
      data: {
        rowsRead: { increment: rowsRead },
        rowsCreated: { increment: rowsCreated },
        rowsUnchanged: { increment: rowsUnchanged },
        rowsFailed: { increment: rowsFailed },
      },
    });
  }

  async end(importId: string, status: 'completed' | 'failed'): Promise<void> {
    await this.transaction.import.update({
      where: this.identity(importId),
      data: { status, finishedAt: new Date() },
    });
  }

  async insertErrors(importId: string, errors: readonly ImportError[]): Promise<void> {
    const { tenantId } = this.context;
    await this.transaction.importError.createMany({ data: errors.map((error) => ({ ...error, tenantId, importId })) });
  }

  async listErrors(importId: string, afterNumber: number, limit: number): Promise<ImportError[]> {
    return this.transaction.importError.findMany({
      where: { tenantId: this.context.tenantId, importId, errorNumber: { gt: afterNumber } },
      orderBy: { errorNumber: 'asc' },
      take: limit,
    });
  }

  private identity(importId: string) {
    return { tenantId_importId: { tenantId: this.context.tenantId, importId } };
  }
}
