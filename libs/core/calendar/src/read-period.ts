import { UplineError } from '@upline/kernel';
import { type CalendarPeriod, firstWeekPlaceOf, periodAt } from './calendar-period.js';
import { dayOfText } from './date.js';

const weekShape = /^([1-9]\d{3})-W(\d\d)$/;
const monthShape = /^([1-9]\d{3})-(0[1-9]|1[0-2])(?:-H([12]))?$/;
const yearShape = /^([1-9]\d{3})(?:-Q([1-4]))?$/;

/**
 * Reads the key of a period of any cadence, years 1000 to 9999; the key tells the cadence.
 *
 * @throws UplineError `PERIOD.MALFORMED`, also for a week 53 in a year that has 52
 */
export function readPeriod(key: string): CalendarPeriod {
  const period = monthOf(key) ?? weekOf(key) ?? yearOf(key) ?? dayOf(key);
  if (period) return period;
  throw new UplineError(
    'PERIOD.MALFORMED',
    `${JSON.stringify(key.slice(0, 64))} is not a day such as 2026-11-23, a week such as 2026-W47, a half-month such as ` +
      '2026-11-H1, a month such as 2026-11, a quarter such as 2026-Q4 or a year such as 2026.',
  );
}

function monthOf(key: string): CalendarPeriod | undefined {
  const [match, year, month, half] = monthShape.exec(key) ?? [];
  if (match === undefined) return undefined;
  const monthNumber = Number(year) * 12 + Number(month) - 1;
  return half === undefined
    ? periodAt('month', monthNumber)
    : periodAt('half-month', monthNumber * 2 + Number(half) - 1);
}

function weekOf(key: string): CalendarPeriod | undefined {
  const [match, yearText, weekText] = weekShape.exec(key) ?? [];
  if (match === undefined) return undefined;
  const [year, week] = [Number(yearText), Number(weekText)];
  const weeksInYear = firstWeekPlaceOf(year + 1) - firstWeekPlaceOf(year);
  return week >= 1 && week <= weeksInYear ? periodAt('week', firstWeekPlaceOf(year) + week - 1) : undefined;
}

function yearOf(key: string): CalendarPeriod | undefined {
  const [match, year, quarter] = yearShape.exec(key) ?? [];
  if (match === undefined) return undefined;
  return quarter === undefined
    ? periodAt('year', Number(year))
    : periodAt('quarter', Number(year) * 4 + Number(quarter) - 1);
}

function dayOf(key: string): CalendarPeriod | undefined {
  const dayNumber = dayOfText(key);
  return dayNumber === undefined ? undefined : periodAt('day', dayNumber);
}
