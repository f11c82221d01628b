import { type Cadence, type CalendarPeriod, periodAt, placeOfDay } from './calendar-period.js';
import { requireDay } from './civil-day.js';

/**
 * The period of a cadence that a day (days since 1970-01-01) belongs to.
 *
 * @throws UplineError `DATE.OUT_OF_RANGE` outside the years 1000 to 9999
 */
export function periodOfDay(dayNumber: number, cadence: Cadence): CalendarPeriod {
  // Weeks are found without the date, which would have been checked.
  requireDay(dayNumber);
  return periodAt(cadence, placeOfDay(dayNumber, cadence));
}
