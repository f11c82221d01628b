import { invariant } from '@upline/kernel';
import { type CalendarPeriod, periodAt, placeOfDay } from './calendar-period.js';

/** The period after, of the same cadence. @throws UplineError `DATE.OUT_OF_RANGE` after the year 9999 */
export function nextPeriod(period: CalendarPeriod): CalendarPeriod {
  return periodAt(period.cadence, placeOfDay(period.startsOn, period.cadence) + 1);
}

/** The period `count` places before, of the same cadence. @throws UplineError `DATE.OUT_OF_RANGE` before the year 1000 */
export function previousPeriod(period: CalendarPeriod, count = 1): CalendarPeriod {
  invariant(Number.isSafeInteger(count) && count >= 0, 'a number of periods to go back is whole and not negative');
  return periodAt(period.cadence, placeOfDay(period.startsOn, period.cadence) - count);
}

/**
 * The days (days since 1970-01-01, both ends included) of a period and of those before it, `count` periods in all: 3 with the
 * month of November is September to November.
 *
 * @throws UplineError `DATE.OUT_OF_RANGE` before the year 1000
 */
export function lastPeriods(period: CalendarPeriod, count: number): { startsOn: number; endsOn: number } {
  invariant(count >= 1, 'a stretch has at least one period');
  return { startsOn: previousPeriod(period, count - 1).startsOn, endsOn: period.endsOn };
}
