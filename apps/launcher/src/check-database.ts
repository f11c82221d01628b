import pg from 'pg';
import { StartFailure } from './start-failure.js';

const connectMilliseconds = 10_000;

function reasonOf(error: NodeJS.ErrnoException, url: URL): string | undefined {
  const server = `${url.hostname}:${url.port || '5432'}`;
  const reasons: Record<string, string> = {
    ECONNREFUSED: `nothing listens on ${server}; start PostgreSQL there or correct the address`,
    ENOTFOUND: `there is no host named ${url.hostname}; correct the address`,
    EAI_AGAIN: `the host name ${url.hostname} cannot be looked up; correct the address or the network`,
    ETIMEDOUT: `${server} does not answer; correct the address or the network`,
    '28P01': `${server} refuses the password of ${url.username}; correct it`,
    '28000': `${server} does not let ${url.username || 'this user'} in; correct the user or the server's pg_hba.conf`,
    '3D000': `${server} has no database named ${url.pathname.slice(1)}; create it or correct the name`,
  };
  const code = /timeout/i.test(error.message) ? 'ETIMEDOUT' : (error.code ?? '');
  return reasons[code];
}

/** Signs in once, so that a wrong DATABASE_URL is told in a sentence before anything else is tried. */
export async function checkDatabase(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: connectMilliseconds });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const fault = error instanceof AggregateError ? (error.errors[0] as Error) : (error as Error);
    const reason = reasonOf(fault, new URL(databaseUrl)) ?? fault.message;
    throw new StartFailure('DATABASE.UNREACHABLE', `DATABASE_URL leads nowhere: ${reason}.`, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}
