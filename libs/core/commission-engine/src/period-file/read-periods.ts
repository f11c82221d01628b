import { type CalendarPeriod, formatDate, readPeriod } from '@upline/calendar';
import { UplineError } from '@upline/kernel';
import type { Reading } from './reading.js';

/**
 * Reads the period, or the list of periods, of a file. They are run in the order of the list, each on what the one before carried
 * out, so none may end before the one ahead of it, nor come twice.
 */
export function readPeriods(reading: Reading, value: unknown): readonly CalendarPeriod[] {
  if (typeof value === 'string') return periodAt(reading, value, ['period']);
  if (!Array.isArray(value)) return [];
  const periods = value.flatMap((key: unknown, index) => periodAt(reading, key, ['period', index]));
  // Where one is malformed its neighbours are not compared.
  if (periods.length === value.length) reportDisorder(reading, periods);
  return periods;
}

function periodAt(reading: Reading, key: unknown, at: readonly (string | number)[]): CalendarPeriod[] {
  if (typeof key !== 'string') return [];
  try {
    const period = readPeriod(key);
    // The first week of the year 1000 and the last of 9999 have days that no date can name.
    formatDate(period.startsOn);
    formatDate(period.endsOn);
    return [period];
  } catch (error) {
    if (!(error instanceof UplineError)) throw error;
    reading.report(at, 'MALFORMED_PERIOD', error.detail);
    return [];
  }
}

function reportDisorder(reading: Reading, periods: readonly CalendarPeriod[]): void {
  const seen = new Set<string>();
  periods.forEach(({ key, endsOn }, index) => {
    const before = periods[index - 1];
    if (seen.has(key)) reading.report(['period', index], 'PERIODS_OUT_OF_ORDER', `${key} is listed twice.`);
    else if (before && before.endsOn > endsOn) {
      const detail = `${key} ends on ${formatDate(endsOn)}, before ${before.key} does; list periods in the order in which they end.`;
      reading.report(['period', index], 'PERIODS_OUT_OF_ORDER', detail);
    }
    seen.add(key);
  });
}
