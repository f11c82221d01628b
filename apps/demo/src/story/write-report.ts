import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { World } from '../world/world.js';
import type { CalculatedRun } from './calculated-run.js';
import type { Earner, ExplainedEarner } from './show-earnings.js';
import type { NotPaid } from './show-not-paid.js';

export interface Findings {
  readonly runs: readonly CalculatedRun[];
  /** The file with the payouts of all posted months; null where no files were wanted. */
  readonly payoutCsv: string | null;
  /** The same, a file a month. */
  readonly payoutFiles: readonly string[];
  readonly topEarners: readonly Earner[];
  readonly explanation: ExplainedEarner;
  readonly notPaid: NotPaid;
}

/** What came of the story, for programs and for whoever missed it. */
export async function writeReport(file: string, startedAt: Date, world: World, findings: Findings): Promise<void> {
  const { runs, ...rest } = findings;
  const finishedAt = new Date();
  const report = {
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    seconds: (finishedAt.getTime() - startedAt.getTime()) / 1000,
    distributors: world.distributors.length,
    orders: [...world.orders.values()].reduce((count, orders) => count + orders.length, 0),
    periods: runs.map(({ period, status, runId, totals, digest, seconds }) => ({
      period,
      status,
      runId,
      lines: totals.lines,
      payees: totals.payees,
      totalPaid: totals.total,
      digest,
      seconds,
    })),
    ...rest,
  };
  await mkdir(path.dirname(path.resolve(file)), { recursive: true });
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
}
