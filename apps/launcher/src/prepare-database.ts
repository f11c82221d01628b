import { type ApplicationRoles, ensureApplicationRoles, migrate, migrateQueue } from '@upline/database';

export interface PrepareOptions {
  readonly replaceSecret: boolean;
  readonly retryFailed: boolean;
}

/** Brings a database to where the api and the worker can run on it; doing it again changes nothing. */
export async function prepareDatabase(
  ownerUrl: string,
  secret: string,
  options: PrepareOptions,
  say: (sentence: string) => void,
): Promise<ApplicationRoles> {
  const applied = await migrate(ownerUrl, { retryFailed: options.retryFailed });
  if (applied.length > 0) say(`Applied ${applied.length} database migration${applied.length === 1 ? '' : 's'}.`);
  const roles = await ensureApplicationRoles(ownerUrl, secret, { replaceSecret: options.replaceSecret });
  await migrateQueue(ownerUrl, roles);
  return roles;
}
