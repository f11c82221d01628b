import { setTimeout as pause } from 'node:timers/promises';
import type { ImportAnswer } from '../answers.js';
import { distributorsAsNdjson, ordersAsCsv, ordersAsNdjson } from '../files/import-files.js';
import type { Narrator } from '../narrator.js';
import type { UplineClient } from '../upline-client.js';
import type { Order } from '../world/order.js';
import type { World } from '../world/world.js';
import type { Company } from './company.js';
import { setting } from './setting.js';

type File = Parameters<UplineClient['upload']>[1];

const POLL_MILLISECONDS = 200;

/** Distributors once, while every month is still open, then the orders of each month: the first as CSV, the others as NDJSON. */
export async function importWorld({ asOwner, asStorefront }: Company, world: World, narrator: Narrator): Promise<void> {
  const file: File = { contentType: 'application/x-ndjson', text: distributorsAsNdjson(world.distributors) };
  await importStep(asOwner, `Import ${world.distributors.length} distributors`, 'distributors', file, narrator);
  for (const [period, orders] of world.orders) {
    const title = `Import ${orders.length} orders of ${period}`;
    await importStep(asStorefront, title, 'orders', fileOf(period, orders), narrator);
  }
}

function fileOf(period: string, orders: readonly Order[]): File {
  return period === setting.periods[0]
    ? { contentType: 'text/csv', text: ordersAsCsv(orders) }
    : { contentType: 'application/x-ndjson', text: ordersAsNdjson(orders) };
}

async function importStep(
  client: UplineClient,
  title: string,
  kind: 'distributors' | 'orders',
  file: File,
  narrator: Narrator,
): Promise<void> {
  await narrator.step({
    title,
    work: async (progress) => {
      progress(`sending ${Math.ceil(file.text.length / 1024)} KiB`);
      return finished(client, await client.upload<ImportAnswer>(`/v1/imports/${kind}`, file));
    },
    note: ({ rowsRead, rowsCreated }) => `${rowsRead} rows of ${formatName(file)}, ${rowsCreated} created`,
  });
}

/** A file that lost a row would make every figure after it a different one, so the story ends here. */
async function finished(client: UplineClient, answer: ImportAnswer): Promise<ImportAnswer> {
  let latest = answer;
  while (latest.status === 'running') {
    await pause(POLL_MILLISECONDS);
    latest = await client.get<ImportAnswer>(`/v1/imports/${latest.importId}`);
  }
  const [fault] = latest.errors;
  const example = fault ? ` The first: row ${fault.rowNumber}, ${fault.code}: ${fault.detail}` : '';
  if (latest.rowsFailed > 0) throw new Error(`${latest.rowsFailed} rows were refused.${example}`);
  if (latest.status === 'failed') throw new Error(`The import failed.${example}`);
  return latest;
}

function formatName({ contentType }: File): string {
  return contentType === 'text/csv' ? 'CSV' : 'NDJSON';
}
