import type { HeldPeriod } from '@upline/periods';
import { UplineError } from '@upline/kernel';
import { orderErrors } from './order-errors.js';

/** Why nothing can be recorded at the instant, or null where it can. */
export function periodFault(periods: readonly HeldPeriod[], at: Date, pointer: string): UplineError | null {
  const period = periods.find(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
  if (!period) return orderErrors.outsidePeriods(at, pointer);
  return period.status === 'open' ? null : orderErrors.periodClosed(period.periodKey, period.status, pointer);
}
