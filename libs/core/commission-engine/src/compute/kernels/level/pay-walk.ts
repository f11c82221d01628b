import type { BonusRun } from '../bonus-run.js';
import type { FocusRows } from './focus-rows.js';
import { isHot, walkHot } from './hot-walk.js';
import { Settlement, type WalkStep } from './settlement.js';
import type { WalkRules } from './walk-rules.js';
import type { WalkSources } from './walk-sources.js';
import { WalkUp } from './walk-up.js';

/** Walks up from all sources of a bonus: lines, money that goes elsewhere, reasons, and what is carried. */
export function payWalk(rules: WalkRules, run: BonusRun, sources: WalkSources, focus: FocusRows | undefined): void {
  const settlement = new Settlement(rules, run, sources, focus);
  settlement.release();
  if (isHot(rules, run, sources)) walkHot(rules, run, sources, settlement);
  else {
    const toEverybody = run.missed !== undefined && !focus;
    new WalkUp(rules, run, settlement, { focus, toEverybody }).walkAll(sources);
  }
  if (!focus) settlement.carry();
}

/** The same walks, everybody on the way told what became of them. Writes nothing that lasts: `run` is one of its own. */
export function traceWalk(rules: WalkRules, run: BonusRun, sources: WalkSources): readonly WalkStep[] {
  const steps: WalkStep[] = [];
  const settlement = new Settlement(rules, run, sources, undefined, (step) => steps.push(step));
  new WalkUp(rules, run, settlement, { focus: undefined, toEverybody: true }).walkAll(sources);
  return steps;
}
