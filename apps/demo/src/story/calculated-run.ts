import type { RunAnswer, RunTotals } from '../answers.js';

/** A run that has been calculated, so that its totals and its digest are there. */
export interface CalculatedRun {
  readonly runId: string;
  readonly period: string;
  readonly status: string;
  readonly totals: RunTotals;
  readonly digest: string;
  readonly seconds: number;
}

export function calculatedRun({ runId, period, status, totals, digest, seconds }: RunAnswer): CalculatedRun {
  if (totals === null || digest === null) throw new Error(`The run of ${period} is ${status} but has no totals.`);
  return { runId, period, status, totals, digest, seconds: seconds ?? 0 };
}
