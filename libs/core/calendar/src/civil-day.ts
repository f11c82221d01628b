import { UplineError } from '@upline/kernel';

/** A date of the Gregorian calendar. `monthNumber` counts months since January of the year 0, `dayOfMonth` begins with 1. */
export interface CivilDay {
  readonly monthNumber: number;
  readonly dayOfMonth: number;
}

/** Days from 1 March of the year 0 to 1970-01-01. Years that begin in March have their leap day at the end, out of the way. */
const daysBeforeEpoch = 719_468;
const daysIn400Years = 146_097;
const daysIn4Years = 1461;
/** March to July have 153 days, and so have August to December: the lengths of the months repeat after five. */
const daysIn5Months = 153;

const firstDay = firstDayOfMonth(1000 * 12);
const lastDay = firstDayOfMonth(10_000 * 12) - 1;

/**
 * The date of a day number (days since 1970-01-01). Integer arithmetic only: this runs once per order.
 *
 * @throws UplineError `DATE.OUT_OF_RANGE` outside the years 1000 to 9999, and for what is no whole number
 */
export function civilOfDay(dayNumber: number): CivilDay {
  requireDay(dayNumber);
  // A quarter of a day is the unit in which centuries and years are whole on average; +3 is the last quarter of the day.
  const quarters = 4 * (dayNumber + daysBeforeEpoch) + 3;
  const century = Math.floor(quarters / daysIn400Years);
  const quartersOfCentury = 4 * Math.floor((quarters % daysIn400Years) / 4) + 3;
  const year = century * 100 + Math.floor(quartersOfCentury / daysIn4Years);
  // In the same way a fifth of a day is the unit for months; +2 lets the long months come first.
  const fifths = 5 * Math.floor((quartersOfCentury % daysIn4Years) / 4) + 2;
  return {
    monthNumber: year * 12 + Math.floor(fifths / daysIn5Months) + 2,
    dayOfMonth: Math.floor((fifths % daysIn5Months) / 5) + 1,
  };
}

/** @throws UplineError `DATE.OUT_OF_RANGE` outside the years 1000 to 9999, and for what is no whole number */
export function requireDay(dayNumber: number): void {
  if (Number.isInteger(dayNumber) && dayNumber >= firstDay && dayNumber <= lastDay) return;
  throw new UplineError('DATE.OUT_OF_RANGE', `Day ${dayNumber} is not in the years 1000 to 9999.`);
}

/** The day number of the first of a month, which is given as months since January of the year 0. */
export function firstDayOfMonth(monthNumber: number): number {
  const sinceMarch = monthNumber - 2;
  const year = Math.floor(sinceMarch / 12);
  const month = sinceMarch - year * 12;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + Math.floor((month * daysIn5Months + 2) / 5) - daysBeforeEpoch;
}
