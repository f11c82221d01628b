import {
  type DatabaseRole,
  databaseName,
  databaseRoleName,
  databaseRolePassword,
  databaseRoleUrl,
} from '@upline/config';
import pg from 'pg';
import { takingTurns } from './migration-turn.js';
import { OtherSecretError, OwnerLacksRightsError, UnsafeRoleError } from './role-error.js';

export interface ApplicationRoles {
  readonly appUrl: string;
  readonly workerUrl: string;
}

export interface ApplicationRoleOptions {
  /** Gives roles that were made with another secret new passwords instead of refusing: running processes then lose access. */
  readonly replaceSecret?: boolean;
}

const groups: Record<DatabaseRole, string> = { app: 'upline_app', worker: 'upline_worker' };

// The worker writes month ends, which take longer than any request may.
const settings: Record<DatabaseRole, Record<string, string>> = {
  app: { statement_timeout: '30s', lock_timeout: '10s', idle_in_transaction_session_timeout: '60s' },
  worker: { statement_timeout: '15min', lock_timeout: '60s', idle_in_transaction_session_timeout: '15min' },
};

// A worker that was killed in the middle of a statement still holds its locks until PostgreSQL looks whether it is there.
const worthHaving: Partial<Record<DatabaseRole, Record<string, string>>> = {
  worker: { client_connection_check_interval: '2s' },
};

async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') return false;
    throw error;
  } finally {
    await client.end();
  }
}

async function createOrUpdate(client: pg.Client, ownerUrl: string, secret: string, role: DatabaseRole): Promise<void> {
  const name = databaseRoleName(ownerUrl, role);
  const quoted = client.escapeIdentifier(name);
  const exists = (await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name])).rowCount === 1;
  const password = client.escapeLiteral(databaseRolePassword(secret, name));
  await client.query(
    exists ? `ALTER ROLE ${quoted} LOGIN PASSWORD ${password}` : `CREATE ROLE ${quoted} LOGIN PASSWORD ${password}`,
  );
  await client.query(`GRANT ${groups[role]} TO ${quoted}`);
  await client.query(
    `GRANT CONNECT, TEMPORARY ON DATABASE ${client.escapeIdentifier(databaseName(ownerUrl))} TO ${quoted}`,
  );
  for (const [setting, value] of Object.entries({ timezone: 'UTC', ...settings[role] })) {
    await client.query(`ALTER ROLE ${quoted} SET ${setting} TO ${client.escapeLiteral(value)}`);
  }
  for (const [setting, value] of Object.entries(worthHaving[role] ?? {})) {
    await client
      .query(`ALTER ROLE ${quoted} SET ${setting} TO ${client.escapeLiteral(value)}`)
      .catch(unlessUnsupported);
  }
}

/** Some systems that PostgreSQL runs on cannot tell that a client is gone; it then refuses any value. */
function unlessUnsupported(error: unknown): void {
  if ((error as { code?: string }).code !== '22023') throw error;
}

/** A role that could look past row-level security would make every policy decoration. */
async function refuseUnsafe(client: pg.Client, name: string): Promise<void> {
  const { rows } = await client.query<{ reason: string }>(
    `SELECT CASE WHEN rolsuper THEN 'is a superuser' WHEN rolbypassrls THEN 'bypasses row-level security'
                 ELSE 'owns tables' END AS reason
       FROM pg_roles r
      WHERE rolname = $1 AND (rolsuper OR rolbypassrls OR EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid AND c.relkind IN ('r', 'p')))`,
    [name],
  );
  if (rows[0]) throw new UnsafeRoleError(name, rows[0].reason);
}

async function ensureRole(
  client: pg.Client,
  ownerUrl: string,
  secret: string,
  role: DatabaseRole,
  options: ApplicationRoleOptions,
): Promise<string> {
  const name = databaseRoleName(ownerUrl, role);
  const url = databaseRoleUrl(ownerUrl, secret, role);
  const exists = (await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name])).rowCount === 1;
  if (exists && !options.replaceSecret && !(await canSignIn(url))) throw new OtherSecretError(name);
  await createOrUpdate(client, ownerUrl, secret, role).catch((error: unknown) => {
    const { code, message } = error as { code?: string; message: string };
    throw code === '42501' ? new OwnerLacksRightsError(message) : error;
  });
  await refuseUnsafe(client, name);
  return url;
}

/** Makes sure of the logins that the api and the worker use, members of the groups that the migrations made, and returns their URLs. */
export async function ensureApplicationRoles(
  ownerUrl: string,
  secret: string,
  options: ApplicationRoleOptions = {},
): Promise<ApplicationRoles> {
  return takingTurns(ownerUrl, async (client) => ({
    appUrl: await ensureRole(client, ownerUrl, secret, 'app', options),
    workerUrl: await ensureRole(client, ownerUrl, secret, 'worker', options),
  }));
}
