import { UplineError } from '@upline/kernel';
import { IANAZone } from 'luxon';

/** Whether the text names an IANA time zone, such as `Asia/Kolkata` or `UTC`. */
export function isTimeZone(text: string): boolean {
  return IANAZone.isValidZone(text);
}

/** @throws UplineError `TIME_ZONE.UNKNOWN` */
export function requireTimeZone(text: string): IANAZone {
  if (!isTimeZone(text))
    throw new UplineError('TIME_ZONE.UNKNOWN', `${JSON.stringify(text)} is not an IANA time zone.`);
  return IANAZone.create(text);
}
