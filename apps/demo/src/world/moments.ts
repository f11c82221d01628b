import type { PeriodBounds } from '@upline/calendar';
import type { Dice } from './dice.js';

const HOUR = 3_600_000;
const RUSH_PER_THOUSAND = 40;

/** Any time of the month, and more often in its last four hours, when people hurry to reach a rank. */
export function momentWithin(dice: Dice, bounds: PeriodBounds, notBefore: string): string {
  const end = Date.parse(bounds.endsAt);
  const rush = dice.chance(RUSH_PER_THOUSAND) ? end - 4 * HOUR : 0;
  const from = Math.max(Date.parse(bounds.startsAt), Date.parse(notBefore), rush);
  return new Date(from + dice.belowWide(end - from)).toISOString();
}

/** The first instant that belongs to the month, and the last millisecond that does. */
export function edgesOf(bounds: PeriodBounds): readonly [string, string] {
  return [bounds.startsAt, new Date(Date.parse(bounds.endsAt) - 1).toISOString()];
}
