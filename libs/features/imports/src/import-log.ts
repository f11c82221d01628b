import type { Fault } from '@upline/kernel';
import type { Database, TenantContext } from '@upline/database';
import type { ImportError } from './import.js';
import type { RowOutcome } from './import-row.js';
import { ImportsRepository, type RowCounts } from './imports.repository.js';
import { storableText } from './storable-text.js';

/** Further errors of a file are counted, not kept: whoever has this many mends the file before reading on. */
const MAX_ERRORS_KEPT = 10_000;

/** Keeps the record of one import while it goes on. */
export class ImportLog {
  private errorsKept = 0;

  constructor(
    private readonly database: Database,
    private readonly context: TenantContext,
    private readonly importId: string,
  ) {}

  async record(rowsRead: number, outcomes: readonly RowOutcome[]): Promise<void> {
    const counts = countsOf(rowsRead, outcomes);
    const errors = this.errorsOf(outcomes);
    await this.database.withTenant(this.context, async (transaction) => {
      const imports = new ImportsRepository(transaction, this.context);
      await imports.add(this.importId, counts);
      if (errors.length > 0) await imports.insertErrors(this.importId, errors);
    });
    this.errorsKept += errors.length;
  }

  async end(status: 'completed' | 'failed'): Promise<void> {
    await this.database.withTenant(this.context, (transaction) =>
      new ImportsRepository(transaction, this.context).end(this.importId, status),
    );
  }

  private errorsOf(outcomes: readonly RowOutcome[]): ImportError[] {
    const failed = outcomes.filter((outcome) => outcome.kind === 'failed');
    return failed
      .flatMap(({ row: { rowNumber }, faults }) => faults.map((fault) => kept(fault, rowNumber)))
      .slice(0, MAX_ERRORS_KEPT - this.errorsKept)
      .map((error, index) => ({ ...error, errorNumber: this.errorsKept + index + 1 }));
  }
}

/** What a fault says may hold what its row held, such as the name of a field that nobody knows. */
function kept({ code, pointer, detail }: Fault, rowNumber: number): Omit<ImportError, 'errorNumber'> {
  return { rowNumber, code, pointer: storableText(pointer), detail: storableText(detail) };
}

function countsOf(rowsRead: number, outcomes: readonly RowOutcome[]): RowCounts {
  const count = (kind: RowOutcome['kind']) =>
    outcomes.reduce((sum, outcome) => (outcome.kind === kind ? sum + outcome.row.rowCount : sum), 0);
  return {
    rowsRead,
    rowsCreated: count('created'),
    rowsUnchanged: count('unchanged'),
    rowsFailed: count('failed'),
  };
}
