import { planHash } from '@upline/commission-engine';
import type { Engine } from '../engine/engine.js';
import { countOf } from '../reports/fault-report.js';
import { printable } from '../reports/table.js';
import type { Terminal } from '../terminal.js';
import { loadPeriods, tellWarnings } from './load-periods.js';
import { loadPlan } from './load-plan.js';

/** Says that a plan, and a period file for it, are sound. */
export function check(
  { plan: planFile, period }: { readonly plan: string; readonly period: string | undefined },
  engine: Engine,
  terminal: Terminal,
): void {
  // Warnings belong to what was asked for.
  const say = (text: string): void => terminal.answer(text);
  const plan = loadPlan(planFile, engine, { answer: say, aside: say });
  const parts = [
    countOf(Object.keys(plan.volumes).length, 'volume'),
    countOf(plan.ranks.ladder.length, 'rank'),
    `${plan.bonuses.length} ${plan.bonuses.length === 1 ? 'bonus' : 'bonuses'}`,
    countOf(plan.cuts?.length ?? 0, 'cut'),
  ];
  terminal.answer(printable(`${plan.name} is sound: ${parts.join(', ')}.`) + `\nplan ${planHash(plan)}\n`);
  if (period === undefined) return;
  const { snapshots, warnings } = loadPeriods(period, plan, terminal);
  tellWarnings(period, warnings, { answer: say, aside: say });
  for (const { period: key, members, orders } of snapshots) {
    const counts = `${countOf(members.codes.length, 'member')}, ${countOf(orders.references.length, 'order')}`;
    terminal.answer(`The period ${key} is sound: ${counts}.\n`);
  }
}
