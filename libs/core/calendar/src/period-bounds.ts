import { UplineError } from '@upline/kernel';
import { DateTime } from 'luxon';
import { nextPeriodKey, parsePeriodKey, type PeriodKey } from './period-key.js';
import { requireTimeZone } from './time-zone.js';

/** A half-open stretch of time: `startsAt` belongs to it, `endsAt` does not. Both are UTC instants in ISO 8601. */
export interface PeriodBounds {
  readonly startsAt: string;
  readonly endsAt: string;
}

/**
 * The instants between which a month runs on the wall clocks of a time zone. Months follow one another without gap or overlap.
 *
 * @throws UplineError `PERIOD.MALFORMED`, `TIME_ZONE.UNKNOWN`
 */
export function periodBounds(key: string, timeZone: string): PeriodBounds {
  return { startsAt: firstInstant(parsePeriodKey(key), timeZone), endsAt: firstInstant(nextPeriodKey(key), timeZone) };
}

/**
 * The month that an instant falls into on the wall clocks of a time zone. The instant must say its offset (`Z` or `+05:30`).
 *
 * @throws UplineError `INSTANT.MALFORMED`, `TIME_ZONE.UNKNOWN`
 */
export function periodKeyOf(instantIso: string, timeZone: string): PeriodKey {
  const zone = requireTimeZone(timeZone);
  const instant = DateTime.fromISO(instantIso, { zone });
  if (!instant.isValid || !/T.*(?:Z|[+-]\d{2}(?::?\d{2})?)$/.test(instantIso)) {
    throw new UplineError('INSTANT.MALFORMED', `${JSON.stringify(instantIso)} is not an instant with an offset.`);
  }
  return parsePeriodKey(instant.toFormat('yyyy-MM'));
}

function firstInstant(key: PeriodKey, timeZone: string): string {
  const [year = 0, month = 0] = key.split('-').map(Number);
  // Where midnight does not exist on the first of a month, luxon moves on to the first instant that does.
  const start = DateTime.fromObject({ year, month, day: 1 }, { zone: requireTimeZone(timeZone) }).startOf('day');
  return new Date(start.toMillis()).toISOString();
}
