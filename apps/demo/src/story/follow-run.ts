import { setTimeout as pause } from 'node:timers/promises';
import type { RunAnswer } from '../answers.js';
import type { Progress } from '../narrator.js';
import type { UplineClient } from '../upline-client.js';

const POLL_MILLISECONDS = 150;
const PATIENCE_MILLISECONDS = 180_000;
const deadEnds = new Set(['failed', 'voided', 'superseded']);

/** Waits until a run has come to a state, telling on the way where it is. */
export async function followRun(
  client: UplineClient,
  runId: string,
  awaited: string,
  progress: Progress,
): Promise<RunAnswer> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const run = await client.get<RunAnswer>(`/v1/runs/${runId}`);
    if (run.status === awaited) return run;
    if (deadEnds.has(run.status)) {
      throw new Error(`The run of ${run.period} is ${run.status}: ${run.failure?.detail ?? 'no reason was given'}`);
    }
    if (performance.now() > deadline) throw new Error(`The run of ${run.period} is still ${run.status}.`);
    const { stage, rowsDone, rowsTotal } = run.progress;
    progress(`${stage ?? run.status} ${rowsDone}${rowsTotal === null ? '' : ` of ${rowsTotal}`} rows`);
    await pause(POLL_MILLISECONDS);
  }
}
