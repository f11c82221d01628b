import type { Rational } from '@upline/money';
import { compareRates, type RateValue } from './rate-value.js';
import type { WalkEntry } from './walk-entries.js';
import type { WalkRules } from './walk-rules.js';

/** The rate that a member has at an entry on a source; undefined where the tables have none for whoever is read. */
export function rateFor(
  { bonus: { rateOf } }: WalkRules,
  { constant, values, places }: WalkEntry,
  member: number,
  source: number,
  base: () => Rational,
): RateValue | undefined {
  if (constant) return constant;
  const [own, theirs] = [values[places[member] ?? -1], values[places[source] ?? -1]];
  if (rateOf === 'earner') return own;
  if (rateOf === 'source') return theirs;
  if (!own || !theirs) return undefined;
  return compareRates(own, theirs, base) <= 0 ? own : theirs;
}
