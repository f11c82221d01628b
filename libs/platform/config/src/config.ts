import path from 'node:path';
import { type Environment, EnvironmentReader } from './environment-reader.js';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export const secretLeastCharacters = 32;
export const postgresProtocols = ['postgres', 'postgresql'] as const;

export interface Config {
  readonly databaseUrl?: string | undefined;
  readonly databaseAppUrl?: string | undefined;
  readonly redisUrl?: string | undefined;
  readonly secret?: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly platformAdmin: { readonly email: string; readonly password?: string | undefined };
  readonly homeFolder: string;
  readonly isDemoWanted: boolean;
}

/** Reads and validates every setting; throws one ConfigurationError that names all faults together. `overrides` win over the environment. */
export function loadConfig(environment: Environment = process.env, overrides: Environment = {}): Config {
  const reader = new EnvironmentReader({ ...environment, ...overrides });
  const email = reader.text('UPLINE_PLATFORM_ADMIN_EMAIL');
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) {
    reader.refuse(`UPLINE_PLATFORM_ADMIN_EMAIL must be an e-mail address, not "${email}"`);
  }
  const config: Config = {
    databaseUrl: reader.url('DATABASE_URL', postgresProtocols),
    databaseAppUrl: reader.url('DATABASE_APP_URL', postgresProtocols),
    redisUrl: reader.url('REDIS_URL', ['redis', 'rediss']),
    secret: reader.atLeast('UPLINE_SECRET', secretLeastCharacters),
    host: reader.text('UPLINE_HOST'),
    port: reader.integer('UPLINE_PORT', 0, 65_535),
    logLevel: reader.choice('UPLINE_LOG_LEVEL', logLevels),
    platformAdmin: { email, password: reader.atLeast('UPLINE_PLATFORM_ADMIN_PASSWORD', 12) },
    homeFolder: path.resolve(reader.text('UPLINE_HOME')),
    isDemoWanted: reader.choice('UPLINE_DEMO', ['true', 'false']) === 'true',
  };
  reader.finish();
  return config;
}
