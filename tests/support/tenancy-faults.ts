import type pg from 'pg';

/** The table of companies itself has no company above it, and people type its slug before anybody knows which one they mean. */
const exceptions = ['tenants_slug_key does not begin with tenant_id'];

const queries = {
  'has no column tenant_id that is never null': `
    SELECT t.name FROM tables t WHERE NOT EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'tenant_id' AND a.attnotnull)`,
  'has no primary key': `
    SELECT t.name FROM tables t WHERE NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary)`,
  'does not begin with tenant_id': `
    SELECT i.indexrelid::regclass::text AS name FROM tables t
      JOIN pg_index i ON i.indrelid = t.oid AND (i.indisunique OR i.indisexclusion)
      LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
      WHERE a.attname IS DISTINCT FROM 'tenant_id'`,
  'refers to something without tenant_id': `
    SELECT c.conname AS name FROM tables t JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype = 'f'
      WHERE NOT EXISTS (
        SELECT FROM unnest(c.conkey, c.confkey) AS k(own, other)
          JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.own AND a.attname = 'tenant_id'
          JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = k.other AND b.attname = 'tenant_id')`,
  'does not enable row-level security': `SELECT name FROM tables WHERE NOT relrowsecurity`,
  'does not force row-level security': `SELECT name FROM tables WHERE NOT relforcerowsecurity`,
  'has no policy for upline_app': `
    SELECT name FROM tables t WHERE NOT EXISTS (SELECT FROM policies p WHERE p.tablename = t.relname)`,
  'has a policy that does not ask for the company': `
    SELECT name FROM tables t JOIN policies p ON p.tablename = t.relname
      WHERE coalesce(p.qual, p.with_check) NOT LIKE '%current_tenant_id()%'
         OR p.roles <> ARRAY['upline_app']::name[]`,
  'is a view that looks past policies': `
    SELECT c.oid::regclass::text AS name FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('v', 'm')
        AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)`,
  'is a function that runs as its owner': `
    SELECT p.oid::regprocedure::text AS name FROM pg_proc p
      WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef`,
};

const preamble = `
  WITH tables AS (
    SELECT c.oid, c.relname, c.oid::regclass::text AS name, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
  ), policies AS (SELECT * FROM pg_policies WHERE schemaname = 'public')`;

/** What of the catalogue would let companies meet. */
export async function tenancyFaults(owner: pg.Client): Promise<string[]> {
  const faults: string[] = [];
  for (const [fault, sql] of Object.entries(queries)) {
    const { rows } = await owner.query<{ name: string }>(`${preamble} ${sql}`);
    faults.push(...rows.map(({ name }) => `${name} ${fault}`));
  }
  return faults.filter((fault) => !exceptions.includes(fault));
}
