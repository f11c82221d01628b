import { civilOfDay, firstDayOfMonth } from './civil-day.js';

/**
 * Months from one day to another (both days since 1970-01-01), negative when the other comes first.
 *
 * 'calendar' counts the turns of the month: 31 January to 1 February is 1. 'anniversary' counts whole months: one is complete
 * on the same day of the next month or, where that month is too short, on its last day, so that 31 January to 28 February is 1.
 *
 * @throws UplineError `DATE.OUT_OF_RANGE` outside the years 1000 to 9999
 */
export function monthsBetween(fromDay: number, toDay: number, counting: 'calendar' | 'anniversary'): number {
  // Zero minus, not a sign: there is no negative zero among months.
  if (toDay < fromDay) return 0 - monthsBetween(toDay, fromDay, counting);
  const from = civilOfDay(fromDay);
  const to = civilOfDay(toDay);
  const turns = to.monthNumber - from.monthNumber;
  if (counting === 'calendar' || to.dayOfMonth >= from.dayOfMonth) return turns;
  const isLastDay = toDay + 1 === firstDayOfMonth(to.monthNumber + 1);
  return isLastDay ? turns : turns - 1;
}
