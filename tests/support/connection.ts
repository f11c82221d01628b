import { readFileSync } from 'node:fs';

/** The running installation that the specs talk to. */
export interface Connection {
  readonly url: string;
  readonly platformAdmin: { readonly email: string; readonly password: string };
  readonly ownerDatabaseUrl: string;
  readonly appDatabaseUrl: string;
  readonly workerDatabaseUrl: string;
}

export function connection(): Connection {
  const file = process.env.UPLINE_TEST_CONNECTION;
  if (!file) throw new Error('UPLINE_TEST_CONNECTION names no file: run the specs with npm test.');
  return JSON.parse(readFileSync(file, 'utf8')) as Connection;
}
