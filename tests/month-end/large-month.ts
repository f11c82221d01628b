import type { ApiClient } from '../support/api-client.js';
import { done } from '../support/month-end.js';

const distributors = 2_000;
const ndjson = 'application/x-ndjson';
const code = (number: number) => `M${String(number).padStart(5, '0')}`;

/** Two thousand people, three below each, and as many orders of each month as asked for; the same in every company. */
export async function importMonths(owner: ApiClient, ordersByMonth: Readonly<Record<string, number>>): Promise<void> {
  const people = Array.from({ length: distributors }, (_, number) => ({
    code: code(number),
    name: `Member ${number}`,
    enrolledAt: '2026-01-01T00:00:00Z',
    ...(number > 0 && { sponsorCode: code(Math.floor((number - 1) / 3)) }),
  }));
  await importRows(owner, 'distributors', people);
  for (const [month, orders] of Object.entries(ordersByMonth)) {
    const rows = Array.from({ length: orders }, (_, number) => ({
      externalId: `${month}/${number}`,
      buyerCode: code((number * 7) % distributors),
      paidAt: `${month}-15T12:00:00Z`,
      lines: [{ sku: 'POINT', quantity: 40 + ((number * 13) % 160) }],
    }));
    await importRows(owner, 'orders', rows);
  }
}

async function importRows(owner: ApiClient, kind: string, rows: readonly object[]): Promise<void> {
  const text = rows.map((row) => JSON.stringify(row)).join('\n');
  const { rowsCreated, errors } = done(await owner.postRaw(`/v1/imports/${kind}`, ndjson, text));
  if (rowsCreated !== rows.length) throw new Error(`Not all ${kind} came in: ${JSON.stringify(errors)}`);
}
