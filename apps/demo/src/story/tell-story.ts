import path from 'node:path';
import type { DemoConfig } from '@upline/config';
import type { Narrator } from '../narrator.js';
import { UplineClient } from '../upline-client.js';
import { makeWorld } from '../world/world.js';
import type { CalculatedRun } from './calculated-run.js';
import { checkPayouts } from './check-payouts.js';
import { closeMonth, previewMonth } from './close-month.js';
import type { Company } from './company.js';
import { gatherPayouts } from './gather-payouts.js';
import { importWorld } from './import-world.js';
import { openCompany } from './open-company.js';
import { prepareTrading } from './prepare-trading.js';
import { closedMonths, openMonth, setting } from './setting.js';
import { explainEarner, showTopEarners } from './show-earnings.js';
import { showFiles } from './show-files.js';
import { showNotPaid } from './show-not-paid.js';
import { showTotals } from './show-totals.js';
import { writeReport, type Findings } from './write-report.js';
import { writeResult } from './write-result.js';

/** The first three months of a company, from its creation to the first explained payout, told over HTTP. */
export async function tellStory(config: DemoConfig, narrator: Narrator): Promise<void> {
  const startedAt = new Date();
  narrator.chapter('A company');
  const company = await openCompany(new UplineClient(config.url), config.platformAdmin, narrator);
  const planId = await prepareTrading(company.asOwner, narrator);
  narrator.chapter('People and orders');
  const world = await narrator.step({
    title: 'Make them up',
    work: async () => makeWorld(setting),
    note: ({ distributors }) => `${distributors.length} distributors, seed ${setting.seed}`,
  });
  await importWorld(company, world, narrator);
  const findings = await closeMonths(company, planId, folderOf(config), narrator);
  if (config.reportFile !== undefined) await writeReport(config.reportFile, startedAt, world, findings);
  await writeResult(config.resultFile, company);
  showFiles(findings, config.reportFile, config.url, narrator);
}

async function closeMonths(
  company: Company,
  planId: string,
  folder: string | null,
  narrator: Narrator,
): Promise<Findings> {
  const posted: CalculatedRun[] = [];
  const payoutFiles: string[] = [];
  for (const period of closedMonths) {
    narrator.chapter(`The month end of ${period}`);
    const run = await closeMonth(company, planId, period, narrator);
    const file = await checkPayouts(company.asApprover, run, folder, narrator);
    if (file !== null) payoutFiles.push(file);
    posted.push(run);
  }
  narrator.chapter(`The month that is still open`);
  const runs = [...posted, await previewMonth(company, planId, openMonth, narrator)];
  const payoutCsv = folder === null ? null : await gatherPayouts(payoutFiles, folder);
  return { runs, payoutCsv, payoutFiles, ...(await showResults(company, posted, runs, narrator)) };
}

async function showResults(
  { asOwner }: Company,
  posted: readonly CalculatedRun[],
  runs: readonly CalculatedRun[],
  narrator: Narrator,
): Promise<Pick<Findings, 'topEarners' | 'explanation' | 'notPaid'>> {
  showTotals(runs, narrator);
  const last = posted.at(-1);
  if (!last) throw new Error('No month was posted.');
  const topEarners = await showTopEarners(asOwner, last, narrator);
  const [best] = topEarners;
  if (!best) throw new Error(`Nobody earned anything in ${last.period}.`);
  const explanation = await explainEarner(asOwner, last, best, narrator);
  return { topEarners, explanation, notPaid: await showNotPaid(asOwner, last, best, narrator) };
}

/** Payout files lie beside the report; where nobody wants a report, nobody wants them. */
function folderOf({ reportFile }: DemoConfig): string | null {
  return reportFile === undefined ? null : path.dirname(path.resolve(reportFile));
}
