import type { CarriedState } from '../snapshot/carried-state.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { carryOver } from './carry-over.js';

/** A period with what was calculated of it. */
export interface PeriodRun<Result> {
  readonly snapshot: Snapshot;
  readonly result: Result;
}

/**
 * Calculates the periods of a file one after another, each on what the one before carried out.
 *
 * @param snapshots from `readPeriodFile`
 * @param calculate calculates one period
 */
export function* runPeriods<Result extends { readonly carriedOut: CarriedState }>(
  snapshots: readonly Snapshot[],
  calculate: (snapshot: Snapshot) => Result,
): Generator<PeriodRun<Result>, void> {
  let left: PeriodRun<Result> | undefined;
  for (const next of snapshots) {
    const snapshot: Snapshot = left
      ? { ...next, carried: carryOver(left.result.carriedOut, left.snapshot.members.codes, next.members.codes) }
      : next;
    left = { snapshot, result: calculate(snapshot) };
    yield left;
  }
}
