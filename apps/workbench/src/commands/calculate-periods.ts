import { type Calculation, type PeriodRun, type Plan, runPeriods, type Snapshot } from '@upline/commission-engine';
import type { Engine } from '../engine/engine.js';
import type { Terminal } from '../terminal.js';

/** From here on a run may take long enough that somebody wants to know how far it is. */
const manyMembers = 50_000;
const manyPeriods = 12;

/** Calculates periods one after another, telling aside how far it is when that takes a while. */
export function* calculatePeriods(
  plan: Plan,
  snapshots: readonly Snapshot[],
  engine: Engine,
  terminal: Terminal,
): Generator<PeriodRun<Calculation>, void> {
  let done = 0;
  yield* runPeriods(snapshots, (snapshot) => {
    const size = snapshot.members.codes.length;
    done += 1;
    if (size >= manyMembers || snapshots.length >= manyPeriods)
      terminal.aside(`Calculating ${snapshot.period} (${done} of ${snapshots.length}), ${size} members.\n`);
    return engine.calculate(plan, snapshot);
  });
}
