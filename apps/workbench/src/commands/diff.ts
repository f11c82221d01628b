import type { Engine } from '../engine/engine.js';
import { writeOutput } from '../files/output.js';
import type { DiffCommand } from '../flags.js';
import { diffReport } from '../reports/diff-report.js';
import type { Terminal } from '../terminal.js';
import { WorkbenchFailure } from '../workbench-failure.js';
import { calculatePeriods } from './calculate-periods.js';
import { comparePlans } from './compare-plans.js';
import { loadPeriods, tellWarnings } from './load-periods.js';
import { loadPlan } from './load-plan.js';

/** Calculates the same periods with two plans and writes who gains and who loses. */
export function diff(
  { plans: [fileA, fileB], period, json, out }: DiffCommand,
  engine: Engine,
  terminal: Terminal,
): void {
  const planA = loadPlan(fileA, engine, terminal);
  const planB = loadPlan(fileB, engine, terminal);
  if (planA.currency !== planB.currency) {
    const detail = `${fileA} pays in ${planA.currency} and ${fileB} in ${planB.currency}; only amounts of one currency can be compared.`;
    throw new WorkbenchFailure(1, detail);
  }
  const forA = loadPeriods(period, planA, terminal, { alsoReadBy: [planB] });
  const forB = loadPeriods(period, planB, terminal, { alsoReadBy: [planA] });
  tellWarnings(period, [...forA.warnings, ...forB.warnings], terminal);
  const runsA = [...calculatePeriods(planA, forA.snapshots, engine, terminal)];
  const runsB = [...calculatePeriods(planB, forB.snapshots, engine, terminal)];
  const comparison = comparePlans([planA.name, planB.name], runsA, runsB);
  const text = json ? `${JSON.stringify(comparison, null, 2)}\n` : diffReport(comparison);
  writeOutput([text], out, [fileA, fileB, period], terminal);
}
