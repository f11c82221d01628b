import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Queue, Worker, createPostgresBackend } from 'bullmq';
import pg from 'pg';
import { EmbeddedPostgres } from '../../apps/launcher/src/postgres/embedded-postgres.js';
import { removeHome } from '../../apps/launcher/src/postgres/cluster-place.js';
import { ensureApplicationRoles, migrate, migrateQueue, schemaDifference } from '@upline/database';
import { temporaryFolder } from './temporary-folder.js';

const secret = 'a secret of thirty-two characters or more';

const schema = `datasource db {
  provider = "postgresql"
  schemas  = ["public", "staging"]
}
model Note {
  tenantId String @map("tenant_id") @db.Uuid
  id       String @db.Uuid
  text     String
  @@id([tenantId, id])
  @@map("note")
  @@schema("public")
}
model StagedNote {
  tenantId String @map("tenant_id") @db.Uuid
  id       String @db.Uuid
  @@id([tenantId, id])
  @@map("staged_note")
  @@schema("staging")
}
`;

const first = `
DO $$ BEGIN CREATE ROLE upline_app NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE upline_worker NOLOGIN IN ROLE upline_app; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE SCHEMA staging;
CREATE TABLE note (tenant_id uuid NOT NULL, id uuid NOT NULL, text text NOT NULL, CONSTRAINT note_pkey PRIMARY KEY (tenant_id, id));
ALTER TABLE note ADD CONSTRAINT note_once EXCLUDE USING gist (tenant_id WITH =, text WITH =);
ALTER TABLE note ADD CONSTRAINT note_said CHECK (text <> '');
CREATE UNIQUE INDEX note_loud ON note (tenant_id, upper(text)) WHERE text = 'loud';
ALTER TABLE note ENABLE ROW LEVEL SECURITY;
ALTER TABLE note FORCE ROW LEVEL SECURITY;
CREATE POLICY note_tenant ON note USING (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE TABLE staging.staged_note (tenant_id uuid NOT NULL, id uuid NOT NULL, CONSTRAINT staged_note_pkey PRIMARY KEY (tenant_id, id));
GRANT SELECT, INSERT ON note TO upline_app;
GRANT USAGE ON SCHEMA staging TO upline_worker;
GRANT SELECT, INSERT ON staging.staged_note TO upline_worker;
`;

describe('migrating', () => {
  let home: string;
  let postgres: EmbeddedPostgres;
  let migrationsFolder: string;
  let schemaFile: string;

  async function writeMigration(name: string, script: string): Promise<void> {
    await mkdir(path.join(migrationsFolder, name), { recursive: true });
    await writeFile(path.join(migrationsFolder, name, 'migration.sql'), script);
  }

  async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  beforeAll(async () => {
    home = await temporaryFolder();
    migrationsFolder = path.join(home, 'migrations');
    schemaFile = path.join(home, 'schema.prisma');
    await writeFile(schemaFile, schema);
    await writeMigration('20260101000000_first', first);
    await writeFile(path.join(migrationsFolder, 'migration_lock.toml'), 'provider = "postgresql"\n');
    postgres = await EmbeddedPostgres.start(home, 'only-for-this-test');
  });

  afterAll(async () => {
    await postgres.stop();
    await removeHome(home);
  });

  it('applies every migration once, however many start at the same time', async () => {
    const applied = await Promise.all([1, 2, 3].map(() => migrate(postgres.url, { migrationsFolder })));
    expect(applied.flat()).toEqual(['20260101000000_first']);
    const rows = await query(
      postgres.url,
      'SELECT migration_name, applied_steps_count, finished_at IS NOT NULL AS finished FROM _prisma_migrations',
    );
    expect(rows).toEqual([{ migration_name: '20260101000000_first', applied_steps_count: 1, finished: true }]);
  });

  it('finds no difference when the migrations lead to the schema, whatever else they add', async () => {
    expect(await schemaDifference(postgres.url, schemaFile)).toBe('');
  });

  it('shows the difference when they do not', async () => {
    await query(postgres.url, 'ALTER TABLE note ADD COLUMN forgotten integer');
    expect(await schemaDifference(postgres.url, schemaFile)).toContain('DROP COLUMN "forgotten"');
    await query(postgres.url, 'ALTER TABLE note DROP COLUMN forgotten');
  });

  it('says which migration failed and why, changes nothing, and goes on once it is repaired', async () => {
    const name = '20260102000000_second';
    await writeMigration(name, 'CREATE TABLE half (a integer); ALTER TABLE missing ADD COLUMN b integer;');
    await expect(migrate(postgres.url, { migrationsFolder })).rejects.toThrow(
      /^The migration 20260102000000_second failed: No such table: missing$/,
    );
    await expect(migrate(postgres.url, { migrationsFolder })).rejects.toThrow(/retry-failed/);
    expect(await query(postgres.url, "SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
    await writeMigration(name, 'SELECT 1;');
    expect(await migrate(postgres.url, { migrationsFolder, retryFailed: true })).toEqual([name]);
  });

  it('makes logins that are neither superuser, owner nor above row-level security', async () => {
    const [roles, again] = await Promise.all([
      ensureApplicationRoles(postgres.url, secret),
      ensureApplicationRoles(postgres.url, secret),
    ]);
    expect(again).toEqual(roles);
    for (const [url, name] of [
      [roles.appUrl, 'upline_app_login'],
      [roles.workerUrl, 'upline_worker_login'],
    ] as const) {
      const [role] = await query(
        url,
        `SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, current_setting('TimeZone') AS time_zone,
                (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned
           FROM pg_roles r WHERE rolname = current_user`,
      );
      const nothing = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0 };
      expect(role).toEqual({ rolname: name, time_zone: 'UTC', ...nothing });
    }
    await expect(query(roles.appUrl, 'SELECT * FROM staging.staged_note')).rejects.toThrow('permission denied');
    expect(await query(roles.workerUrl, 'SELECT * FROM staging.staged_note')).toEqual([]);
    await expect(query(roles.appUrl, 'CREATE TABLE mine (a integer)')).rejects.toThrow('permission denied');
  });

  it('refuses another secret until it is told to replace the old one', async () => {
    const other = `${secret}, changed`;
    await expect(ensureApplicationRoles(postgres.url, other)).rejects.toMatchObject({ code: 'DATABASE.OTHER_SECRET' });
    const { appUrl } = await ensureApplicationRoles(postgres.url, other, { replaceSecret: true });
    expect(await query(appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await ensureApplicationRoles(postgres.url, secret, { replaceSecret: true });
  });

  it('says what is missing where the owner may not give out the groups that another owner made', async () => {
    await query(postgres.url, `CREATE ROLE lesser LOGIN CREATEROLE PASSWORD 'lesser'`);
    await query(postgres.url, 'CREATE DATABASE lesser OWNER lesser');
    const url = new URL(postgres.url);
    Object.assign(url, { username: 'lesser', password: 'lesser', pathname: '/lesser' });
    await expect(ensureApplicationRoles(url.href, secret)).rejects.toThrow(
      /GRANT upline_app, upline_worker TO <user> WITH ADMIN OPTION/,
    );
    await query(postgres.url, 'GRANT upline_app, upline_worker TO lesser WITH ADMIN OPTION');
    await expect(ensureApplicationRoles(url.href, secret)).resolves.toMatchObject({ appUrl: expect.any(String) });
  });

  it('lets the application put jobs into the queue in PostgreSQL and take them out', async () => {
    const roles = await ensureApplicationRoles(postgres.url, secret);
    await Promise.all([migrateQueue(postgres.url, roles), migrateQueue(postgres.url, roles)]);
    const pools = [roles.appUrl, roles.workerUrl].map(
      (connectionString) => new pg.Pool({ connectionString, max: 4, options: '-c search_path=bullmq' }),
    );
    const [appPool, workerPool] = pools as [pg.Pool, pg.Pool];
    const options = { connection: appPool as never };
    const queue = new Queue('greetings', options, createPostgresBackend as never);
    const worker = new Worker(
      'greetings',
      async (job) => `hello ${job.data.name}`,
      { connection: workerPool as never },
      createPostgresBackend as never,
    );
    try {
      const done = new Promise<string>((resolve, reject) => {
        worker.on('completed', (_job, result: string) => resolve(result));
        worker.on('error', reject);
      });
      await queue.add('greet', { name: 'you' });
      expect(await done).toBe('hello you');
      const back = new Queue('greetings', { connection: workerPool as never }, createPostgresBackend as never);
      expect((await back.add('greet', { name: 'them' })).id).toBe('2');
      await back.close();
    } finally {
      await worker.close();
      await queue.close();
      await Promise.all(pools.map((pool) => pool.end()));
    }
  });
});
