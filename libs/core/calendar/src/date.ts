import { UplineError } from '@upline/kernel';
import { civilOfDay, firstDayOfMonth } from './civil-day.js';

const shape = /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/**
 * Reads a date, `YYYY-MM-DD`, years 1000 to 9999, as its day number: whole days since 1970-01-01.
 *
 * @throws UplineError `DATE.MALFORMED`, also for a date that no calendar has, such as 2026-02-29
 */
export function parseDate(text: string): number {
  const dayNumber = dayOfText(text);
  if (dayNumber === undefined) {
    throw new UplineError('DATE.MALFORMED', `${JSON.stringify(text.slice(0, 64))} is not a date such as 2026-11-23.`);
  }
  return dayNumber;
}

/** The day number that `parseDate` gives, or nothing where it refuses. */
export function dayOfText(text: string): number | undefined {
  if (!shape.test(text)) return undefined;
  const monthNumber = Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
  const dayNumber = firstDayOfMonth(monthNumber) + Number(text.slice(8)) - 1;
  return dayNumber < firstDayOfMonth(monthNumber + 1) ? dayNumber : undefined;
}

/** Writes a day number as `YYYY-MM-DD`. @throws UplineError `DATE.OUT_OF_RANGE` outside the years 1000 to 9999 */
export function formatDate(dayNumber: number): string {
  const { monthNumber, dayOfMonth } = civilOfDay(dayNumber);
  const year = Math.floor(monthNumber / 12);
  return `${year}-${twoDigits(monthNumber - year * 12 + 1)}-${twoDigits(dayOfMonth)}`;
}

/** `7` is `07`. Faster than padStart, which counts: one key is written per order. */
export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
