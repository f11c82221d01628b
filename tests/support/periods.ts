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

/** Locks an open month of a company in a transaction that stays open while `meanwhile` runs. */
export async function lockPeriodDuring<T>(
  tenantId: string,
  period: string,
  meanwhile: () => Promise<T>,
): Promise<{ readonly answer: Promise<T> }> {
  const client = new pg.Client({ connectionString: connection().ownerDatabaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`UPDATE periods SET status = 'locked' WHERE tenant_id = $1 AND period_key = $2`, [
      tenantId,
      period,
    ]);
    const answer = meanwhile();
    await new Promise((done) => setTimeout(done, 300));
    await client.query('COMMIT');
    return { answer };
  } finally {
    await client.end();
  }
}
