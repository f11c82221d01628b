import type { Miss } from '../compute/kernels/bonus-run.js';
import type { Bonus, LevelBonus, MatchingBonus } from '../plan/plan-schema.js';
import { askedWords } from './asked-words.js';
import type { PreparedExplanations } from './prepare-explanations.js';
import { firstUnmet } from './report-condition.js';

type WalkBonus = LevelBonus | MatchingBonus;

/**
 * Adds to a miss of somebody to whom a level is closed what the level asks for: to be one that pays, its own condition, a rate of
 * whoever's rate is read, or points.
 */
export function whyLevelClosed({ calculation }: PreparedExplanations, bonus: Bonus, miss: Miss): Miss {
  if (bonus.kernel !== 'level' && bonus.kernel !== 'matching') return miss;
  const { frame } = calculation;
  const place = placeOf(bonus, miss.level);
  if (place < 0) return { ...miss, required: `level ${miss.level - place} or a higher one`, actual: '' };
  const when = (bonus.levels?.[place] ?? bonus.levels?.at(-1))?.when;
  const unmet = when && firstUnmet(frame.report(when, miss.member));
  if (unmet && !unmet.met) return { ...miss, ...askedWords(unmet) };
  const { codes } = frame.snapshot.members;
  const rateless = whoseRate(bonus, miss).find((row) => !hasRate(calculation, bonus, place, row));
  if (rateless !== undefined) return { ...miss, required: `a rate for ${codes[rateless] ?? ''}`, actual: 'none' };
  return bonus.points
    ? { ...miss, required: 'a number of points', actual: 'none' }
    : { ...miss, required: '', actual: '' };
}

/** The place of a level among the entries: below zero before the first. With points the first entry counts for everybody. */
function placeOf(bonus: WalkBonus, level: number): number {
  const lowest = bonus.kernel === 'level' && bonus.ownPurchases === 'level-0' ? 0 : 1;
  const place = level - (bonus.startLevel ?? bonus.generations?.first ?? lowest);
  return bonus.points && place > 0 ? 0 : place;
}

function whoseRate({ rateOf }: WalkBonus, { member, source }: Miss): readonly number[] {
  return { earner: [member], source: [source], 'lower-of-both': [member, source] }[rateOf];
}

function hasRate(
  { frame }: PreparedExplanations['calculation'],
  { levels, rates, beyondLast }: WalkBonus,
  place: number,
  row: number,
): boolean {
  if (rates === undefined) {
    const entry = levels?.[place] ?? (beyondLast === 'repeat-last' ? levels?.at(-1) : undefined);
    return entry !== undefined && (frame.table<string>(entry.rate).places[row] ?? -1) >= 0;
  }
  const lists = frame.table<string[]>(rates);
  const list = lists.values[lists.places[row] ?? -1];
  return list !== undefined && (beyondLast === 'repeat-last' || place < list.length);
}
