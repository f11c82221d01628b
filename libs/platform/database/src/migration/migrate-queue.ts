import { runMigrations } from 'bullmq';
import pg from 'pg';
import type { ApplicationRoles } from './application-role.js';
import { takingTurns } from './migration-turn.js';

const schema = 'bullmq';

/**
 * The queue makes a sequence of job ids when a queue gets its first job. Whichever login makes it owns it, so each login opens what it
 * will make to the other.
 */
async function shareSequences(loginUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: loginUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(
      `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO upline_app`,
    );
  } finally {
    await client.end();
  }
}

/** Brings the queue's own tables up to date as the owner and opens them to the application. */
export async function migrateQueue(ownerUrl: string, roles: ApplicationRoles): Promise<void> {
  await takingTurns(ownerUrl, async (client) => {
    await runMigrations(client, schema);
    await client.query(`
      GRANT USAGE, CREATE ON SCHEMA ${schema} TO upline_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO upline_app;
      REVOKE INSERT, UPDATE, DELETE ON ${schema}.migration FROM upline_app;
    `);
    const { rows } = await client.query<{ sequence: string }>(
      `SELECT format('%I.%I', schemaname, sequencename) AS sequence FROM pg_sequences
        WHERE schemaname = $1 AND pg_has_role(current_user, sequenceowner, 'USAGE')`,
      [schema],
    );
    for (const { sequence } of rows)
      await client.query(`GRANT USAGE, SELECT, UPDATE ON SEQUENCE ${sequence} TO upline_app`);
    await shareSequences(roles.appUrl);
    await shareSequences(roles.workerUrl);
  });
}
