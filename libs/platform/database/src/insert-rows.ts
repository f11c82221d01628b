import type { TenantTransaction } from './database.js';

/** The columns of a table in the order of the cells of a row, each with its type. */
export type InsertColumns = Readonly<Record<string, string>>;
export type Cell = string | number | bigint | Date | null;

/** PostgreSQL counts the parameters of a statement in 16 bits. */
const MAX_CELLS = 30_000;

/**
 * Inserts many rows with few statements: a sixth of the time that the client's own bulk insert takes, and plain VALUES,
 * which a sharded database takes as well (INSERT ... SELECT from unnest it does not).
 * Table and columns are ours, never a caller's text.
 */
export async function insertRows(
  transaction: TenantTransaction,
  table: string,
  columns: InsertColumns,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const types = Object.values(columns);
  const rowsPerStatement = Math.floor(MAX_CELLS / types.length);
  const into = `INSERT INTO ${table} (${Object.keys(columns).join(', ')}) VALUES `;
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const some = rows.slice(start, start + rowsPerStatement);
    const values = some.map(
      (_, row) => `(${types.map((type, cell) => `$${row * types.length + cell + 1}::${type}`).join(',')})`,
    );
    await transaction.$executeRawUnsafe(into + values.join(','), ...some.flat().map(parameterOf));
  }
}

function parameterOf(cell: Cell): string | number | null {
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === 'bigint' ? cell.toString() : cell;
}
