import type pg from 'pg';
import { schemaDifference } from '@upline/database';
import { connection } from '../support/connection.js';
import { type DatabaseUser, openDatabase } from '../support/database-users.js';
import { furnishedCompany } from '../support/furnished-company.js';
import { newCompany } from '../support/api-client.js';
import { tenancyFaults } from '../support/tenancy-faults.js';

const writtenOnce = [
  'orders',
  'order_lines',
  'import_errors',
  'run_lines',
  'run_payees',
  'ledger_entries',
  'ledger_postings',
  'payouts',
];

let owner: pg.Client;
const clients: Partial<Record<DatabaseUser, pg.Client>> = {};

beforeAll(async () => {
  owner = await openDatabase('owner');
  for (const user of ['app', 'worker'] as const) clients[user] = await openDatabase(user);
});

afterAll(async () => {
  for (const client of [owner, ...Object.values(clients)]) await client.end();
});

function clientOf(user: DatabaseUser): pg.Client {
  const client = clients[user];
  if (!client) throw new Error(`${user} has not signed in.`);
  return client;
}

async function strings(client: pg.Client, sql: string, parameters: unknown[] = []): Promise<string[]> {
  const { rows } = await client.query<Record<string, unknown>>(sql, parameters);
  return rows.map((row) => String(Object.values(row)[0]));
}

/** Does something and takes it back. */
async function rolledBack<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    return await work();
  } finally {
    await client.query('ROLLBACK');
  }
}

describe('every table of companies', () => {
  it('keeps companies apart in its keys and by its policies', async () => {
    expect(await tenancyFaults(owner)).toEqual([]);
  });

  const plain = 'CREATE TABLE forgotten (tenant_id uuid, id uuid, PRIMARY KEY (tenant_id, id));';
  const walled = `${plain} ALTER TABLE forgotten ENABLE ROW LEVEL SECURITY; ALTER TABLE forgotten FORCE ROW LEVEL SECURITY;`;
  const sound = `${walled} CREATE POLICY p ON forgotten TO upline_app USING (tenant_id = current_tenant_id());`;

  it.each([
    ['were sound', sound, 0],
    ['had no row-level security', plain, 3],
    ['did not force it', `${sound} ALTER TABLE forgotten NO FORCE ROW LEVEL SECURITY`, 1],
    ['had no policy', walled, 1],
    ['had a policy for whatever company', `${walled} CREATE POLICY p ON forgotten TO upline_app USING (true)`, 1],
    [
      'had a second policy for everybody',
      `${sound} CREATE POLICY q ON forgotten USING (tenant_id = current_tenant_id())`,
      1,
    ],
    ['had a key across companies', `${sound} ALTER TABLE forgotten ADD COLUMN n integer UNIQUE`, 1],
    [
      'referred past its company',
      `${sound} ALTER TABLE forgotten ADD UNIQUE (id), ADD COLUMN o uuid REFERENCES forgotten (id)`,
      2,
    ],
    ['had no company', 'CREATE TABLE forgotten (id uuid PRIMARY KEY)', 5],
    ['were seen through a view that runs as its owner', 'CREATE VIEW forgotten AS SELECT * FROM payouts', 1],
    [
      'were read by a function that runs as its owner',
      'CREATE FUNCTION f() RETURNS integer LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$',
      1,
    ],
  ])('has as many faults as it should where another %s', async (_, sql, faults) => {
    const found = await rolledBack(owner, async () => {
      await owner.query(sql);
      return tenancyFaults(owner);
    });
    expect(found).toHaveLength(faults);
  });

  it('is what schema.prisma says that it is', async () => {
    expect(await schemaDifference(connection().ownerDatabaseUrl)).toBe('');
  });
});

describe('the roles that the API and the worker sign in under', () => {
  it('have no power over the database', async () => {
    const powers = await strings(
      owner,
      `SELECT rolname FROM pg_roles
        WHERE rolname LIKE 'upline\\_%' AND (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication)`,
    );
    expect(powers).toEqual([]);
    const roles = await strings(owner, `SELECT rolname FROM pg_roles WHERE rolname LIKE 'upline\\_%' ORDER BY 1`);
    expect(roles).toEqual(['upline_app', 'upline_app_login', 'upline_worker', 'upline_worker_login']);
    const owned = await strings(
      owner,
      `SELECT c.oid::regclass::text FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE r.rolname LIKE 'upline\\_%' AND n.nspname IN ('public', 'staging')`,
    );
    expect(owned).toEqual([]);
  });

  it.each(['app', 'worker'] as const)('make nothing in the schema of the tables (%s)', async (user) => {
    const client = clientOf(user);
    await expect(client.query('CREATE TABLE public.mine (a integer)')).rejects.toThrow('permission denied');
    await expect(client.query('SET ROLE upline')).rejects.toThrow('permission denied');
    await expect(client.query('SET session_authorization = upline')).rejects.toThrow('permission denied');
  });

  it.each(['app', 'worker'] as const)('keep the time of UTC (%s)', async (user) => {
    expect(await strings(clientOf(user), 'SHOW timezone')).toEqual(['UTC']);
  });
});

describe('rows of a company', () => {
  let theirs: string;
  let own: string;
  let tables: string[];

  beforeAll(async () => {
    const [furnished, other] = await Promise.all([furnishedCompany(), newCompany()]);
    theirs = furnished.owner.tenantId;
    own = other.tenantId;
    tables = await strings(
      owner,
      `SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant_id' ORDER BY 1`,
    );
  });

  const countIn = async (client: pg.Client, table: string, tenantId: string) =>
    Number((await strings(client, `SELECT count(*) FROM "${table}" WHERE tenant_id = $1`, [tenantId]))[0]);

  it('are there to be seen', async () => {
    const empty = [];
    for (const table of tables) if ((await countIn(owner, table, theirs)) === 0) empty.push(table);
    expect(empty).toEqual(['idempotency_keys']);
    expect(tables.length).toBeGreaterThan(18);
  });

  describe.each(['app', 'worker'] as const)('for %s', (user) => {
    it('are not there for whoever names no company', async () => {
      for (const table of tables) {
        expect([table, await strings(clientOf(user), `SELECT count(*) FROM "${table}"`)]).toEqual([table, ['0']]);
      }
    });

    it('are not there for whoever names another company', async () => {
      const client = clientOf(user);
      const seen = await rolledBack(client, async () => {
        await client.query(`SET LOCAL app.tenant_id = '${own}'`);
        const counts: number[] = [];
        for (const table of tables) counts.push(await countIn(client, table, theirs));
        return counts;
      });
      expect(seen.filter((count) => count > 0)).toEqual([]);
    });

    it('are there for whoever names their company, and no further than its transaction', async () => {
      const client = clientOf(user);
      await rolledBack(client, async () => {
        await client.query(`SET LOCAL app.tenant_id = '${theirs}'`);
        expect(await countIn(client, 'payouts', theirs)).toBeGreaterThan(0);
      });
      expect(await countIn(client, 'payouts', theirs)).toBe(0);
    });

    it('cannot be changed or taken away by whoever names another company', async () => {
      const client = clientOf(user);
      const changed = await rolledBack(client, async () => {
        await client.query(`SET LOCAL app.tenant_id = '${own}'`);
        const { rowCount } = await client.query(`UPDATE members SET name = 'x' WHERE tenant_id = $1`, [theirs]);
        return rowCount;
      });
      expect(changed).toBe(0);
      const insert = `INSERT INTO plans (tenant_id, plan_id, name, created_by) VALUES ($1, gen_random_uuid(), 'x', gen_random_uuid())`;
      const smuggled = rolledBack(client, async () => {
        await client.query(`SET LOCAL app.tenant_id = '${own}'`);
        return client.query(insert, [theirs]);
      });
      await expect(smuggled).rejects.toThrow('row-level security');
    });

    it.each(writtenOnce)('stay as they were written, even for their own company: %s', async (table) => {
      const client = clientOf(user);
      const inTheirs = (sql: string) =>
        rolledBack(client, async () => {
          await client.query(`SET LOCAL app.tenant_id = '${theirs}'`);
          return client.query(sql);
        });
      await expect(inTheirs(`UPDATE "${table}" SET tenant_id = tenant_id`)).rejects.toThrow('permission denied');
      await expect(inTheirs(`DELETE FROM "${table}"`)).rejects.toThrow('permission denied');
      await expect(inTheirs(`TRUNCATE "${table}"`)).rejects.toThrow('permission denied');
      expect((await inTheirs(`SELECT FROM "${table}" LIMIT 1`)).rowCount).toBe(1);
    });
  });

  describe('that were decided on', () => {
    const inTheirs = (user: 'app' | 'worker', sql: string) =>
      rolledBack(clientOf(user), async () => {
        await clientOf(user).query(`SET LOCAL app.tenant_id = '${theirs}'`);
        return clientOf(user).query(sql);
      });

    it.each([
      ['who started a run', `UPDATE commission_runs SET started_by = gen_random_uuid()`, 'permission denied'],
      ['what a posted run paid', `UPDATE commission_runs SET total_minor = 0 WHERE status = 'posted'`, 'posted'],
      [
        'that somebody approved',
        `UPDATE commission_runs SET status = 'approved' WHERE status = 'calculated'`,
        'commission_runs_approved_check',
      ],
      ['a posted month', `UPDATE periods SET status = 'open' WHERE status = 'posted'`, 'posted'],
      ['a plan version', `UPDATE plan_versions SET document = '{}'`, 'permission denied'],
    ])('stay so for the API and the worker: %s', async (_, sql, why) => {
      await expect(inTheirs('app', sql)).rejects.toThrow(why);
      await expect(inTheirs('worker', sql)).rejects.toThrow(why);
    });

    it.each(['run_payees', 'run_lines'])('get no result of the API: %s', async (table) => {
      const sql = `INSERT INTO ${table} SELECT * FROM ${table} LIMIT 1`;
      await expect(inTheirs('app', sql)).rejects.toThrow('permission denied');
    });
  });

  it('are no target of the few who may delete', async () => {
    const deletable = await strings(
      owner,
      `SELECT DISTINCT table_name FROM information_schema.role_table_grants
        WHERE table_schema = 'public' AND grantee LIKE 'upline\\_%' AND privilege_type IN ('DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES')`,
    );
    expect(deletable).toEqual(['idempotency_keys']);
  });
});

describe('the tables for bulk writes', () => {
  it('are closed to the API and open to the worker', async () => {
    const read = 'SELECT count(*) FROM staging.run_lines';
    await expect(clientOf('app').query(read)).rejects.toThrow('permission denied');
    await expect(strings(clientOf('worker'), read)).resolves.toHaveLength(1);
  });
});
