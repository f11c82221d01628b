import { type Brand, UplineError } from '@upline/kernel';

/** A month in words of the calendar: `2026-11`. Which instants it covers depends on the time zone. */
export type PeriodKey = Brand<string, 'PeriodKey'>;

const shape = /^([1-9]\d{3})-(0[1-9]|1[0-2])$/;

/** Reads a period key, `YYYY-MM`, years 1000 to 9999. @throws UplineError `PERIOD.MALFORMED` */
export function parsePeriodKey(text: string): PeriodKey {
  if (!shape.test(text)) {
    throw new UplineError('PERIOD.MALFORMED', `${JSON.stringify(text)} is not a month such as 2026-11.`);
  }
  return text as PeriodKey;
}

/** The month after. @throws UplineError `PERIOD.MALFORMED` */
export function nextPeriodKey(key: string): PeriodKey {
  return shiftMonths(key, 1);
}

/** The month before. @throws UplineError `PERIOD.MALFORMED` */
export function previousPeriodKey(key: string): PeriodKey {
  return shiftMonths(key, -1);
}

function shiftMonths(key: string, months: number): PeriodKey {
  const [year = 0, month = 0] = parsePeriodKey(key).split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  return parsePeriodKey(`${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`);
}
