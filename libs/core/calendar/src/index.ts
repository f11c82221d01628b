export type { Cadence, CalendarPeriod } from './calendar-period.js';
export { formatDate, parseDate } from './date.js';
export { monthsBetween } from './months-between.js';
export { periodBounds, type PeriodBounds, periodKeyOf } from './period-bounds.js';
export { nextPeriodKey, parsePeriodKey, type PeriodKey, previousPeriodKey } from './period-key.js';
export { periodOfDay } from './period-of-day.js';
export { readPeriod } from './read-period.js';
export { lastPeriods, nextPeriod, previousPeriod } from './step-periods.js';
export { isTimeZone } from './time-zone.js';
