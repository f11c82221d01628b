/** Who gives a variable its value: the person who runs Upline, or Upline's own launcher when it starts a process. */
export type VariableSetBy = 'operator' | 'launcher';

export interface Variable {
  readonly description: string;
  readonly setBy: VariableSetBy;
  readonly isSecret: boolean;
  readonly default?: string;
}

function operator(description: string, defaultValue?: string): Variable {
  return {
    description,
    setBy: 'operator',
    isSecret: false,
    ...(defaultValue === undefined ? {} : { default: defaultValue }),
  };
}

function secret(description: string): Variable {
  return { description, setBy: 'operator', isSecret: true };
}

function launcher(description: string): Variable {
  return { description, setBy: 'launcher', isSecret: false };
}

/** Every variable that Upline reads. `.env.example` is held against this table by a test. */
export const variables = {
  DATABASE_URL: secret(
    'PostgreSQL URL of the owner, who migrates and creates roles. Unset: a PostgreSQL of its own is started. The api and the worker need only its host and database: credentials in it are not used by them.',
  ),
  DATABASE_APP_URL: secret(
    'PostgreSQL URL of the login that the api or the worker uses. Unset: derived from DATABASE_URL and UPLINE_SECRET.',
  ),
  REDIS_URL: secret('Redis URL of the job queue (redis:// or rediss://). Unset: jobs queue in PostgreSQL.'),
  UPLINE_SECRET: secret(
    'At least 32 characters. Signs tokens and derives the passwords of the database roles. Unset: made at random on the first start and kept in UPLINE_HOME.',
  ),
  UPLINE_HOST: operator('Address that the api listens on.', '127.0.0.1'),
  UPLINE_PORT: operator('Port that the api listens on; 0 takes any free one.', '3000'),
  UPLINE_LOG_LEVEL: operator('One of fatal, error, warn, info, debug, trace, silent.', 'info'),
  UPLINE_PLATFORM_ADMIN_EMAIL: operator(
    'Login of the platform administrator who is created when there is none.',
    'platform@upline.localhost',
  ),
  UPLINE_PLATFORM_ADMIN_PASSWORD: secret(
    'Password of that administrator, at least 12 characters. Unset: made at random on the first start and kept in UPLINE_HOME.',
  ),
  UPLINE_HOME: operator('Folder for the database, secrets, logs and connection.json.', '.upline'),
  UPLINE_DEMO: operator('true or false: whether the first start tells the demo company’s story.', 'true'),
  UPLINE_URL: launcher('Where the api answers; the demo story is told to it.'),
  UPLINE_DEMO_RESULT: launcher('File that the demo story writes its logins and API key to.'),
  UPLINE_DEMO_REPORT: launcher('File that the demo story writes its report to.'),
  UPLINE_TEST_CONNECTION: launcher('File that tells the tests how to reach the instance started for them.'),
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof variables;

export const variableNames = Object.keys(variables) as readonly VariableName[];
