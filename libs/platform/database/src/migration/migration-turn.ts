import pg from 'pg';

// Any number will do as long as it is always the same; this one spells "upl" and stays clear of the engine's own lock.
const advisoryLockKey = 0x75706c;

/** Lets one process at a time change a database's structure and roles; the others wait for it and then find the work done. */
export async function takingTurns<Result>(
  ownerUrl: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'upline migrate' });
  // A connection that breaks while it waits fails the query as well; without a listener it would also end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [advisoryLockKey]);
    return await work(client);
  } finally {
    await client.end();
  }
}
