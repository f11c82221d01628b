import pg from 'pg';
import { connection } from './connection.js';

export type DatabaseUser = 'owner' | 'app' | 'worker';

/** A connection as one of those who sign in to the database: the owner sees every company, the others what they may. */
export async function openDatabase(user: DatabaseUser): Promise<pg.Client> {
  const { ownerDatabaseUrl, appDatabaseUrl, workerDatabaseUrl } = connection();
  const url = { owner: ownerDatabaseUrl, app: appDatabaseUrl, worker: workerDatabaseUrl }[user];
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

/** The tables that hold companies' rows, by name. */
export async function tenantTables(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'tenant_id' ORDER BY table_name`,
  );
  return rows.map(({ name }) => name);
}
