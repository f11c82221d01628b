import { type Fault, UplineError } from '@upline/kernel';
import { calculate } from '../compute/calculate.js';
import { checkResult } from '../compute/check-result.js';
import type { Plan } from '../plan/plan-schema.js';
import { validatePlan } from '../plan/validate-plan.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { readPeriodFile } from './read-period-file.js';
import { resultJson } from './result-json.js';
import type { ResultDocument } from './result-document.js';
import { runPeriods } from './run-periods.js';

/**
 * Calculates a plan document on a period document, from JSON to JSON: one result for each period of the file.
 *
 * @throws UplineError `SANDBOX.INVALID` with every fault of both, pointers begin with `/plan` or `/period`; and as `calculate` does
 */
export function calculateFiles(planDocument: unknown, periodDocument: unknown): { readonly periods: ResultDocument[] } {
  const { plan, errors } = validatePlan(planDocument);
  const { snapshots, faults } = readPeriodFile(periodDocument, plan);
  if (!plan || !snapshots) {
    const all = [...under('/plan', errors), ...under('/period', faults)];
    throw new UplineError('SANDBOX.INVALID', `The files have ${all.length} fault(s); see errors.`, all);
  }
  return { periods: runAll(plan, snapshots) };
}

function runAll(plan: Plan, snapshots: readonly Snapshot[]): ResultDocument[] {
  try {
    return Array.from(
      runPeriods(snapshots, (snapshot) => calculate(plan, snapshot)),
      ({ snapshot, result }) => {
        checkResult(result);
        return resultJson(plan, snapshot, result);
      },
    );
  } catch (error) {
    // Whatever files can cause is a fault of the files; what must hold and does not is ours.
    if (!(error instanceof UplineError) || ours.includes(error.code)) throw error;
    throw new UplineError('SANDBOX.INVALID', error.detail, under('/period', error.faults));
  }
}

const ours = ['INVARIANT.BROKEN', 'RUN.CHECK_FAILED'];

function under(root: string, faults: readonly Fault[]): Fault[] {
  return faults.map((fault) => ({ ...fault, pointer: `${root}${fault.pointer}` }));
}
