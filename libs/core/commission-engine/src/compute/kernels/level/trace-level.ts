import { LineBook } from '../../lines/line-book.js';
import type { BonusRun } from '../bonus-run.js';
import { countsAsSource } from './counts-as-source.js';
import { traceWalk } from './pay-walk.js';
import type { WalkStep } from './settlement.js';
import type { WalkBonus } from './walk-entries.js';
import { walkRules } from './walk-rules.js';
import { boughtSources, paidSources } from './walk-sources.js';

/** The walk up from one source, step by step. */
export interface TracedLevel {
  /** Who counts as the source: somebody above where skips move the volume, -1 where nobody took it. */
  readonly source: number;
  /** The source's base, in units of 10^-4 of volume or money: one for each walk, which is one for each order where lines are. */
  readonly bases: readonly number[];
  readonly steps: readonly WalkStep[];
}

/**
 * Everybody whom the walk of a level or matching bonus meets on the way up from a source, in its order, those passed over included.
 * It is the walk that pays, listened to. Long lines of members who are passed over are listed whole.
 */
export function traceLevel(bonus: WalkBonus, run: BonusRun, source: number): TracedLevel {
  const rules = walkRules(bonus, run.frame);
  const counted = countsAsSource(rules)?.[source] ?? source;
  const isWanted = (row: number): boolean => row === counted;
  const sources =
    bonus.kernel === 'level'
      ? boughtSources(bonus, rules, isWanted)
      : paidSources(run.paid.of(bonus.of, bonus.basis), rules, isWanted);
  const aside = {
    ...run,
    book: new LineBook(run.book.rounding),
    focus: -1,
    missed: undefined,
    company: () => undefined,
  };
  return { source: counted, bases: [...sources.shown], steps: traceWalk(rules, aside, sources) };
}
