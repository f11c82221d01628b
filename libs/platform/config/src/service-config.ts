import { type Config, loadConfig, postgresProtocols, secretLeastCharacters } from './config.js';
import { type DatabaseRole, databaseRoleUrl } from './database-role.js';
import { type Environment, EnvironmentReader } from './environment-reader.js';

/** What the api and the worker run on: nothing in it can change a table or sign in as the owner. */
export interface ServiceConfig extends Omit<Config, 'databaseUrl' | 'databaseAppUrl' | 'secret'> {
  readonly databaseAppUrl: string;
  readonly secret: string;
}

export function loadServiceConfig(role: DatabaseRole, environment: Environment = process.env): ServiceConfig {
  const { databaseUrl, ...config } = loadConfig(environment);
  const reader = new EnvironmentReader(environment);
  const secret = reader.required(
    'UPLINE_SECRET',
    `${secretLeastCharacters} characters or more that all processes share`,
  );
  const appUrl = reader.url('DATABASE_APP_URL', postgresProtocols);
  if (!appUrl && !databaseUrl) {
    reader.refuse('DATABASE_APP_URL is missing, and without DATABASE_URL it cannot be derived');
  }
  reader.finish();
  return { ...config, secret, databaseAppUrl: appUrl ?? databaseRoleUrl(databaseUrl ?? '', secret, role) };
}
