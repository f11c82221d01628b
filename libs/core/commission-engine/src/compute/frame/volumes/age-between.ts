import { monthsBetween } from '@upline/calendar';
import { noDay } from '../../../snapshot/snapshot.js';

export type AgeUnit = 'days' | 'calendar-months' | 'anniversary-months';

/** How long after one day another is, undefined where the first is not known. Negative where the other comes before. */
export function ageBetween(fromDay: number | undefined, toDay: number, unit: AgeUnit): number | undefined {
  if (fromDay === undefined || fromDay === noDay) return undefined;
  if (unit === 'days') return toDay - fromDay;
  return monthsBetween(fromDay, toDay, unit === 'calendar-months' ? 'calendar' : 'anniversary');
}
