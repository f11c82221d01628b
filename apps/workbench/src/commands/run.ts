import { type Calculation, MemberResultWriter, type PeriodRun, type Plan } from '@upline/commission-engine';
import type { Engine, Explanation } from '../engine/engine.js';
import type { RunCommand } from '../flags.js';
import { writeOutput } from '../files/output.js';
import { resultChunks } from '../reports/result-chunks.js';
import { memberReport, runReport } from '../reports/run-report.js';
import type { Terminal } from '../terminal.js';
import { WorkbenchFailure } from '../workbench-failure.js';
import { calculatePeriods } from './calculate-periods.js';
import { loadPeriods, tellWarnings } from './load-periods.js';
import { loadPlan } from './load-plan.js';

interface Asked {
  readonly plan: Plan;
  readonly engine: Engine;
  /** The code of the member who is to be explained. */
  readonly code: string | undefined;
}

/** Calculates the periods of a file and writes what came out. */
export function run(command: RunCommand, engine: Engine, terminal: Terminal): void {
  const plan = loadPlan(command.plan, engine, terminal);
  const { snapshots, isList, warnings } = loadPeriods(command.period, plan, terminal, { carried: command.carried });
  tellWarnings(command.period, warnings, terminal);
  const asked = { plan, engine, code: command.explain };
  if (asked.code !== undefined && !snapshots.some(({ members }) => members.codes.includes(asked.code ?? '')))
    throw new WorkbenchFailure(1, `${command.period} has no member ${asked.code}; name one by their code.`);
  const runs = calculatePeriods(plan, snapshots, engine, terminal);
  const inputs = [command.plan, command.period, ...(command.carried === undefined ? [] : [command.carried])];
  const chunks = command.json ? jsonChunks(runs, asked, isList) : reportChunks(runs, asked);
  writeOutput(chunks, command.out, inputs, terminal);
}

/** One document for a file of one period, a list for a file that lists them. */
function* jsonChunks(runs: Iterable<PeriodRun<Calculation>>, asked: Asked, isList: boolean): Generator<string, void> {
  let lead = isList ? '[' : '';
  for (const period of runs) {
    yield lead;
    yield* resultChunks(asked.plan, period.snapshot, period.result, explanationOf(period, asked)?.document);
    lead = ',\n';
  }
  yield isList ? ']\n' : '\n';
}

function* reportChunks(runs: Iterable<PeriodRun<Calculation>>, asked: Asked): Generator<string, void> {
  let lead = '';
  for (const period of runs) {
    const { snapshot, result } = period;
    const explanation = explanationOf(period, asked);
    yield lead;
    lead = '\n\n';
    if (!explanation && asked.code === undefined) yield runReport(asked.plan, snapshot, result);
    else if (!explanation) yield `${result.period}: ${asked.code} is not a member yet.\n`;
    else {
      const member = new MemberResultWriter(snapshot, result).of(snapshot.members.codes.indexOf(asked.code ?? ''));
      yield `${result.period}: ${memberReport(member, explanation, result.currency)}`;
    }
  }
}

function explanationOf({ snapshot }: PeriodRun<Calculation>, { plan, engine, code }: Asked): Explanation | undefined {
  const row = code === undefined ? -1 : snapshot.members.codes.indexOf(code);
  return row < 0 ? undefined : engine.explain(plan, snapshot, row);
}
