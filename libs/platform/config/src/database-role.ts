import { createHmac } from 'node:crypto';

/** The two logins that Upline works under; neither owns a table. */
export type DatabaseRole = 'app' | 'worker';

// PostgreSQL cuts longer names off silently, and two databases would then share one login.
const roleNameMostBytes = 63;

export function databaseName(databaseUrl: string): string {
  return decodeURIComponent(new URL(databaseUrl).pathname.slice(1));
}

export function databaseRoleName(databaseUrl: string, role: DatabaseRole): string {
  // A database is likely to be called upline, and the groups that logins belong to are called upline_app and upline_worker.
  const name = `${databaseName(databaseUrl)}_${role}_login`;
  if (Buffer.byteLength(name) > roleNameMostBytes) {
    throw new Error(`The database name ${databaseName(databaseUrl)} is too long to name its role ${name} after it`);
  }
  return name;
}

/** A password that every process can work out from the secret, so that none has to be handed around or stored. */
export function databaseRolePassword(secret: string, roleName: string): string {
  return createHmac('sha256', secret).update(`database-role:${roleName}`).digest('hex');
}

/** The URL under which a role signs in to the database that `databaseUrl` names, whoever that URL signs in as. */
export function databaseRoleUrl(databaseUrl: string, secret: string, role: DatabaseRole): string {
  const name = databaseRoleName(databaseUrl, role);
  const url = new URL(databaseUrl);
  url.username = encodeURIComponent(name);
  url.password = databaseRolePassword(secret, name);
  return url.href;
}
