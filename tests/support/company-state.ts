import type pg from 'pg';
import { tenantTables } from './database-users.js';

export type CompanyState = Readonly<Record<string, string>>;

/** Reads everything that the database holds of a company, as a checksum per table, in one statement. */
export class CompanyStateReader {
  private constructor(
    private readonly owner: pg.Client,
    private readonly statement: string,
  ) {}

  /** Keys of idempotency are left out: they come and go with requests that do nothing else. */
  static async of(owner: pg.Client): Promise<CompanyStateReader> {
    const tables = (await tenantTables(owner)).filter((table) => table !== 'idempotency_keys');
    const parts = tables.map(
      (table) =>
        `SELECT '${table}' AS name, count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text || t.xmin, 0)), 0) AS state
           FROM "${table}" t WHERE tenant_id = $1`,
    );
    return new CompanyStateReader(owner, parts.join(' UNION ALL '));
  }

  async read(tenantId: string): Promise<CompanyState> {
    const { rows } = await this.owner.query<{ name: string; state: string }>(this.statement, [tenantId]);
    return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
  }
}

/** The tables that are not what they were. */
export function changedTables(before: CompanyState, after: CompanyState): string[] {
  return Object.keys(after).filter((table) => before[table] !== after[table]);
}
