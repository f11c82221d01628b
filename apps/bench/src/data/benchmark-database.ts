import pg from 'pg';
import pgCopyStreams from 'pg-copy-streams';
import type { BenchmarkData } from './benchmark-data.js';
import { NumberColumns } from './number-columns.js';

const connectMilliseconds = 10_000;
const ordersOfMonth = `FROM orders WHERE at >= '2026-10-01' AND at < '2026-11-01'`;

/**
 * Reads the benchmark's company from a database, so that programs in other languages can be run on the very same rows: tables
 * `member` (numbered from 1, each after those above), `orders` and `carry_in`.
 */
export async function readBenchmarkData(databaseUrl: string): Promise<BenchmarkData> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: connectMilliseconds });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    return await readAll(client);
  } finally {
    await client.end();
  }
}

async function readAll(client: pg.Client): Promise<BenchmarkData> {
  const memberCount = await count(client, 'FROM member');
  const [sponsor, binaryParent, side] = await read(
    client,
    // Numbers from 0 on this side; 0 for nobody becomes -1.
    'SELECT coalesce(sponsor, 0), coalesce(bin_parent, 0), coalesce(bin_side, 0) FROM member ORDER BY id',
    [new Int32Array(memberCount), new Int32Array(memberCount), new Int32Array(memberCount)],
  );
  const orderCount = await count(client, ordersOfMonth);
  const [buyer, pvCents] = await read(client, `SELECT member, pv ${ordersOfMonth}`, [
    new Int32Array(orderCount),
    new Int32Array(orderCount),
  ]);
  for (const column of [sponsor, binaryParent, buyer]) column.forEach((member, row) => (column[row] = member - 1));
  refuseChildrenFirst(sponsor);
  refuseChildrenFirst(binaryParent);
  return {
    members: { sponsor, binaryParent, binarySide: Uint8Array.from(side), ...(await readCarryIn(client, memberCount)) },
    orders: { buyer, pvCents },
  };
}

async function readCarryIn(
  client: pg.Client,
  memberCount: number,
): Promise<Pick<BenchmarkData['members'], 'carryLeftCents' | 'carryRightCents'>> {
  const [carryLeftCents, carryRightCents] = await read(
    client,
    'SELECT coalesce(l, 0), coalesce(r, 0) FROM member LEFT JOIN carry_in ON carry_in.member = member.id ORDER BY id',
    [new Int32Array(memberCount), new Int32Array(memberCount)],
  );
  return { carryLeftCents, carryRightCents };
}

async function count(client: pg.Client, from: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`SELECT count(*) ${from}`);
  return Number(rows[0]?.count);
}

async function read<const Columns extends readonly Int32Array[]>(
  client: pg.Client,
  select: string,
  columns: Columns,
): Promise<Columns> {
  const numbers = new NumberColumns(columns);
  for await (const piece of client.query(pgCopyStreams.to(`COPY (${select}) TO STDOUT`))) numbers.take(piece as Buffer);
  if (numbers.rowCount !== columns[0]?.length) throw new Error(`The database sent ${numbers.rowCount} rows: ${select}`);
  return columns;
}

/** Every pass of the floor relies on it, and none of them looks. */
function refuseChildrenFirst(parents: Int32Array): void {
  const member = parents.findIndex((parent, row) => parent >= row);
  if (member >= 0) throw new Error(`Member ${member + 1} stands before the one above, ${(parents[member] ?? 0) + 1}.`);
}
