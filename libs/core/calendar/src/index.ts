export { periodBounds, type PeriodBounds, periodKeyOf } from './period-bounds.js';
export { nextPeriodKey, parsePeriodKey, type PeriodKey, previousPeriodKey } from './period-key.js';
export { isTimeZone } from './time-zone.js';
