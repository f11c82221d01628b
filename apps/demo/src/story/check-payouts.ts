import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { minorOfMoney, moneyOfMinor } from '@upline/money';
import type { PayeeAnswer } from '../answers.js';
import type { Narrator } from '../narrator.js';
import type { UplineClient } from '../upline-client.js';
import type { CalculatedRun } from './calculated-run.js';

interface PayoutRow {
  readonly memberId: string;
  readonly amount: string;
  readonly currency: string;
}

interface CheckedFile {
  readonly rows: number;
  readonly paidMinor: bigint;
  /** Zero or less: what refunds left owing by those who earned less than they must give back. */
  readonly owedMinor: bigint;
  readonly file: string | null;
}

/**
 * Downloads the payouts of a posted run and holds them against its payees, to the cent. Whoever's total is negative gets no
 * payout, so: payouts + negative totals = the run's total. Answers where the file was kept, if a folder was given.
 */
export async function checkPayouts(
  client: UplineClient,
  run: CalculatedRun,
  folder: string | null,
  narrator: Narrator,
): Promise<string | null> {
  const { file } = await narrator.step({
    title: `Hold the payouts of ${run.period} against the run`,
    work: async () => {
      const csv = await client.text(`/v1/runs/${run.runId}/payouts.csv`);
      const sums = await reconcile(client, run, csv);
      return { ...sums, file: folder === null ? null : await keep(csv, folder, run.period) };
    },
    note: (checked) => noteOf(checked, run.totals.total.currency),
  });
  return file;
}

async function reconcile(client: UplineClient, run: CalculatedRun, csv: string): Promise<Omit<CheckedFile, 'file'>> {
  const rows = parse<PayoutRow>(csv, { columns: true, bom: true });
  const unpaid = new Map(rows.map((row) => [row.memberId, minorOfMoney(row)]));
  const paidMinor = [...unpaid.values()].reduce((sum, amount) => sum + amount, 0n);
  let owedMinor = 0n;
  for await (const { memberId, code, amount } of client.pages<PayeeAnswer>(`/v1/runs/${run.runId}/payees`)) {
    const earned = minorOfMoney(amount);
    if (earned <= 0n) owedMinor += earned;
    else if (unpaid.get(memberId) !== earned) {
      throw new Error(`${code} earned ${amount.amount}, but the payouts of ${run.period} say otherwise.`);
    }
    unpaid.delete(memberId);
  }
  if (unpaid.size > 0) throw new Error(`${unpaid.size} payouts of ${run.period} go to people who earned nothing.`);
  const totalMinor = minorOfMoney(run.totals.total);
  if (paidMinor + owedMinor !== totalMinor) {
    throw new Error(`Payouts of ${run.period} add up to ${paidMinor + owedMinor} cents; the run says ${totalMinor}.`);
  }
  return { rows: rows.length, paidMinor, owedMinor };
}

async function keep(csv: string, folder: string, period: string): Promise<string> {
  const file = path.join(folder, `payouts-${period}.csv`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, csv);
  return file;
}

function noteOf({ rows, paidMinor, owedMinor }: CheckedFile, currency: string): string {
  const owed = owedMinor < 0n ? `; ${moneyOfMinor(-owedMinor, currency).amount} ${currency} owed back by refunds` : '';
  return `${rows} payouts, ${moneyOfMinor(paidMinor, currency).amount} ${currency}: equal to the cent${owed}`;
}
