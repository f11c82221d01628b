import { assertNever, UplineError } from '@upline/kernel';
import { civilOfDay, firstDayOfMonth } from './civil-day.js';
import { formatDate, twoDigits } from './date.js';

/** How long a period lasts. Weeks are those of ISO 8601, Monday to Sunday; half-months are 1 to 15 and 16 to the end. */
export type Cadence = 'day' | 'week' | 'half-month' | 'month' | 'quarter' | 'year';

/**
 * A stretch of whole days with a name, free of time zones: `2026-11-23`, `2026-W47`, `2026-11-H1`, `2026-11`, `2026-Q4` or
 * `2026`. `startsOn` and `endsOn` are day numbers (days since 1970-01-01), and both days belong to it.
 */
export interface CalendarPeriod {
  readonly key: string;
  readonly cadence: Cadence;
  readonly startsOn: number;
  readonly endsOn: number;
}

/** Monday of the week of 1970-01-01, a Thursday. */
const firstMonday = -3;

/**
 * The place of a day's period in the endless row of periods of that cadence: the period after it has the next whole number.
 *
 * @throws UplineError `DATE.OUT_OF_RANGE`
 */
export function placeOfDay(dayNumber: number, cadence: Cadence): number {
  if (cadence === 'day') return dayNumber;
  if (cadence === 'week') return weekPlaceOf(dayNumber);
  const { monthNumber, dayOfMonth } = civilOfDay(dayNumber);
  if (cadence === 'half-month') return monthNumber * 2 + (dayOfMonth > 15 ? 1 : 0);
  if (cadence === 'month') return monthNumber;
  if (cadence === 'quarter') return Math.floor(monthNumber / 3);
  if (cadence === 'year') return Math.floor(monthNumber / 12);
  return assertNever(cadence);
}

/** The period at a place. @throws UplineError `DATE.OUT_OF_RANGE` when its key would not begin with a year of 1000 to 9999 */
export function periodAt(cadence: Cadence, place: number): CalendarPeriod {
  switch (cadence) {
    case 'day':
      return { key: formatDate(place), cadence, startsOn: place, endsOn: place };
    case 'week':
      return weekAt(place);
    case 'half-month':
      return halfMonthAt(place);
    case 'month':
      return { key: monthKey(place), cadence, ...daysOfMonths(place, 1) };
    case 'quarter': {
      const year = Math.floor(place / 4);
      return { key: `${checkedYear(year)}-Q${place - year * 4 + 1}`, cadence, ...daysOfMonths(place * 3, 3) };
    }
    case 'year':
      return { key: `${checkedYear(place)}`, cadence, ...daysOfMonths(place * 12, 12) };
    default:
      return assertNever(cadence);
  }
}

/** The place of week 1 of an ISO year: the week with 4 January in it. */
export function firstWeekPlaceOf(year: number): number {
  return weekPlaceOf(firstDayOfMonth(year * 12) + 3);
}

function weekPlaceOf(dayNumber: number): number {
  return Math.floor((dayNumber - firstMonday) / 7);
}

function weekAt(place: number): CalendarPeriod {
  const startsOn = place * 7 + firstMonday;
  // A week belongs to the year that has its Thursday. So the first and the last week may reach out of the years with a name.
  const year = Math.floor(civilOfDay(startsOn + 3).monthNumber / 12);
  const key = `${year}-W${twoDigits(place - firstWeekPlaceOf(year) + 1)}`;
  return { key, cadence: 'week', startsOn, endsOn: startsOn + 6 };
}

function halfMonthAt(place: number): CalendarPeriod {
  const monthNumber = Math.floor(place / 2);
  const { startsOn, endsOn } = daysOfMonths(monthNumber, 1);
  const key = monthKey(monthNumber);
  return place === monthNumber * 2
    ? { key: `${key}-H1`, cadence: 'half-month', startsOn, endsOn: startsOn + 14 }
    : { key: `${key}-H2`, cadence: 'half-month', startsOn: startsOn + 15, endsOn };
}

function daysOfMonths(monthNumber: number, count: number): { startsOn: number; endsOn: number } {
  return { startsOn: firstDayOfMonth(monthNumber), endsOn: firstDayOfMonth(monthNumber + count) - 1 };
}

function monthKey(monthNumber: number): string {
  const year = Math.floor(monthNumber / 12);
  return `${checkedYear(year)}-${twoDigits(monthNumber - year * 12 + 1)}`;
}

function checkedYear(year: number): number {
  if (year >= 1000 && year <= 9999) return year;
  throw new UplineError('DATE.OUT_OF_RANGE', `The year ${year} is not one of 1000 to 9999.`);
}
