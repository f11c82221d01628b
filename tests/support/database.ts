import pg from 'pg';
import { type Connection, connection } from './connection.js';

/** A session of the database's owner, for what nobody can do over HTTP. */
export async function asOwner<T>(
  work: (client: pg.Client) => Promise<T>,
  installation: Pick<Connection, 'ownerDatabaseUrl'> = connection(),
): Promise<T> {
  const client = new pg.Client({ connectionString: installation.ownerDatabaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
