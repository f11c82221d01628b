import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The running installation that the specs talk to. */
export interface Connection {
  readonly url: string;
  readonly platformAdmin: { readonly email: string; readonly password: string };
  readonly ownerDatabaseUrl: string;
  readonly appDatabaseUrl: string;
  readonly workerDatabaseUrl: string;
}

export function connection(): Connection {
  return JSON.parse(readFileSync(connectionFile(), 'utf8')) as Connection;
}

/** The secret that the running installation derives its keys from. */
export function installationSecret(): string {
  const file = path.join(path.dirname(connectionFile()), 'secrets.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { secret: string }).secret;
}

function connectionFile(): string {
  const file = process.env.UPLINE_TEST_CONNECTION;
  if (!file) throw new Error('UPLINE_TEST_CONNECTION names no file: run the specs with npm test.');
  return file;
}
