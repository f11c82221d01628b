import type { Narrator } from '../narrator.js';
import type { CalculatedRun } from './calculated-run.js';
import type { Findings } from './write-report.js';

/** Says where the payout file and the report lie; where no files were wanted, where to get the payouts. */
export function showFiles(
  { payoutCsv, runs }: Pick<Findings, 'payoutCsv' | 'runs'>,
  reportFile: string | undefined,
  url: string,
  narrator: Narrator,
): void {
  narrator.chapter('Where to find it');
  if (payoutCsv !== null) narrator.say(`Payout CSV  ${payoutCsv}`);
  else
    for (const run of runs.filter(isPosted))
      narrator.say(`Payout CSV of ${run.period}  ${url}/v1/runs/${run.runId}/payouts.csv`);
  if (reportFile !== undefined) narrator.say(`Report      ${reportFile}`);
}

function isPosted({ status }: CalculatedRun): boolean {
  return status === 'posted';
}
