import { UplineError } from '@upline/kernel';
import type { Period } from './period.js';
import type { PeriodsRepository } from './periods.repository.js';

/**
 * Locks a period for good measure before it is calculated: waits for whoever is writing facts into it, then takes none.
 * A period that is locked already stays so.
 * @throws PERIOD.UNKNOWN, PERIOD.NOT_OVER, PERIOD.POSTED
 */
export async function lockPeriod(periods: PeriodsRepository, periodKey: string, now: Date): Promise<Period> {
  const period = await periods.hold(periodKey, 'update');
  if (!period) throw unknownPeriod(periodKey);
  if (period.status === 'posted') throw new UplineError('PERIOD.POSTED', `The period ${periodKey} is posted.`);
  if (period.endsAt > now) {
    throw new UplineError(
      'PERIOD.NOT_OVER',
      `The period ${periodKey} ends at ${period.endsAt.toISOString()}. Use a preview until then.`,
    );
  }
  return period.status === 'locked' ? period : periods.changeStatus(periodKey, 'locked');
}

export function unknownPeriod(periodKey: string): UplineError {
  return new UplineError('PERIOD.UNKNOWN', `There is no period ${periodKey}.`);
}
