import type { FocusRows } from './focus-rows.js';
import { stopsFromRoot } from './stops-from-root.js';
import type { WalkRules } from './walk-rules.js';

/** Tells which sources can matter to the rows that somebody asks about: below them, and near enough. */
export class FocusReach {
  private readonly stops: Int32Array | undefined;

  constructor(
    private readonly rules: WalkRules,
    private readonly focus: FocusRows,
  ) {
    const { bonus, lastNumber } = rules;
    const isCounted = !bonus.generations && bonus.blocker?.then !== 'compress' && lastNumber !== Infinity;
    // Money that is passed up comes from levels below, however far.
    if (isCounted && !bonus.ineligible.startsWith('next-')) this.stops = stopsFromRoot(rules);
  }

  /** Whether the walk up from a source can meet a row that is asked about. */
  includes(source: number): boolean {
    const { rules, focus, stops } = this;
    if (rules.startsAtSource && focus.marks[source] === 1) return true;
    const entry = rules.tree.firstStep[source] ?? -1;
    if (entry < 0) return false;
    const asked = focus.marks[entry] === 1 ? entry : focus.above(entry);
    if (asked < 0 || !stops) return asked >= 0;
    return rules.firstNumber + (stops[entry] ?? 0) - (stops[asked] ?? 0) <= rules.lastNumber;
  }
}
