import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { moneyOfMinor } from '@upline/money';
import { Narrator } from '../narrator.js';
import { UplineClient } from '../upline-client.js';
import type { CalculatedRun } from './calculated-run.js';
import { checkPayouts } from './check-payouts.js';

const header = 'code,name,memberId,payoutId,amount,currency,status,period,runId';
const payees: readonly [string, bigint][] = [
  ['a', 1250n],
  ['b', 5n],
  ['c', -30n],
];

describe('the check of payouts', () => {
  it('accepts payouts that equal the run to the cent, and keeps the file', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'demo-'));
    const csv = csvOf(['a', '12.50'], ['b', '0.05']);
    const file = await checkPayouts(clientOf(csv), runOf(1225n), folder, silent());
    expect(await readFile(file ?? '', 'utf8')).toBe(csv);
    await rm(folder, { recursive: true });
  });

  it.each([
    ['a payout of a cent too much', csvOf(['a', '12.51'], ['b', '0.05']), 1225n, 'a earned 12.50'],
    ['a payee without a payout', csvOf(['a', '12.50']), 1225n, 'b earned 0.05'],
    ['a payout to a stranger', csvOf(['a', '12.50'], ['b', '0.05'], ['x', '1.00']), 1225n, 'earned nothing'],
    ['a run that says another total', csvOf(['a', '12.50'], ['b', '0.05']), 1226n, 'the run says 1226'],
  ])('refuses %s', async (_, csv, total, message) => {
    await expect(checkPayouts(clientOf(csv), runOf(total), null, silent())).rejects.toThrow(message);
  });
});

function csvOf(...rows: readonly (readonly [string, string])[]): string {
  return [
    header,
    ...rows.map(([id, amount]) => `${id},"Muñoz, José",${id},p-${id},${amount},USD,due,2026-08,r`),
    '',
  ].join('\n');
}

function runOf(totalMinor: bigint): CalculatedRun {
  const totals = { members: 3, orders: 1, lines: 3, payees: 3, total: moneyOfMinor(totalMinor, 'USD') };
  return { runId: 'r', period: '2026-08', status: 'posted', totals, digest: 'd', seconds: 1 };
}

function silent(): Narrator {
  return new Narrator({ write: () => true, columns: 80 });
}

function clientOf(csv: string): UplineClient {
  class Canned extends UplineClient {
    override text(requested: string): Promise<string> {
      if (requested.endsWith('payouts.csv')) return Promise.resolve(csv);
      const data = payees.map(([id, minor]) => ({ memberId: id, code: id, amount: moneyOfMinor(minor, 'USD') }));
      return Promise.resolve(JSON.stringify({ data, nextCursor: null }));
    }
  }
  return new Canned('http://upline.invalid');
}
