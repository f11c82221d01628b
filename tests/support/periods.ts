import pg from 'pg';
import { connection } from './connection.js';

/** Opens or closes months of UTC for a company, as the owner of the database. */
export async function setPeriod(tenantId: string, period: string, status: 'open' | 'locked' | 'posted'): Promise<void> {
  const client = new pg.Client({ connectionString: connection().ownerDatabaseUrl });
  await client.connect();
  try {
    const startsAt = new Date(`${period}-01T00:00:00Z`);
    const endsAt = new Date(Date.UTC(startsAt.getUTCFullYear(), startsAt.getUTCMonth() + 1, 1));
    await client.query(
      `INSERT INTO periods (tenant_id, period_key, starts_at, ends_at, status) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (tenant_id, period_key) DO UPDATE SET status = EXCLUDED.status`,
      [tenantId, period, startsAt, endsAt, status],
    );
  } finally {
    await client.end();
  }
}
