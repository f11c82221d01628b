import { Injectable } from '@nestjs/common';
import { UplineError } from '@upline/kernel';
import { nextPeriodKey, parsePeriodKey, periodBounds } from '@upline/calendar';
import { Database, type TenantContext, violatedConstraint } from '@upline/database';
import { decodeCursor, type Page, pageOf } from '@upline/http';
import { TenantsRepository } from '@upline/tenants';
import type { Period } from './period.js';
import { lockPeriod, unknownPeriod } from './period-lock.js';
import { PeriodsRepository } from './periods.repository.js';

@Injectable()
export class PeriodsService {
  constructor(private readonly database: Database) {}

  /** Opens a month; the first may be any, then each follows the one before. @throws PERIOD.EXISTS, PERIOD.NOT_NEXT */
  async open(context: TenantContext, periodKey: string): Promise<Period> {
    const key = parsePeriodKey(periodKey);
    try {
      return await this.database.withTenant(context, async (transaction) => {
        const periods = new PeriodsRepository(transaction, context);
        const last = await periods.last();
        if (last && (await periods.find(key))) throw existing(key);
        const expected = last && nextPeriodKey(parsePeriodKey(last.periodKey));
        if (expected && expected !== key) {
          throw new UplineError(
            'PERIOD.NOT_NEXT',
            `The last period is ${last.periodKey}, so the next is ${expected}.`,
            [{ pointer: '/period', code: 'NOT_NEXT', detail: `Open ${expected}.` }],
          );
        }
        const tenant = await new TenantsRepository(transaction).find(context.tenantId);
        if (!tenant) throw new UplineError('TENANT.UNKNOWN', 'No such company.');
        const { startsAt, endsAt } = periodBounds(key, tenant.timeZone);
        return periods.insert({ periodKey: key, startsAt: new Date(startsAt), endsAt: new Date(endsAt) });
      });
    } catch (error) {
      if (violatedConstraint(error) === 'periods_pkey') throw existing(key);
      throw error;
    }
  }

  async get(context: TenantContext, periodKey: string): Promise<Period> {
    const period = await this.database.withTenant(context, (transaction) =>
      new PeriodsRepository(transaction, context).find(periodKey),
    );
    if (!period) throw unknownPeriod(periodKey);
    return period;
  }

  async list(context: TenantContext, cursor: string | undefined, limit: number): Promise<Page<Period>> {
    const [afterKey = null] = cursor === undefined ? [] : decodeCursor(cursor, [/^\d{4}-\d{2}$/]);
    const rows = await this.database.withTenant(context, (transaction) =>
      new PeriodsRepository(transaction, context).list(afterKey, limit + 1),
    );
    return pageOf(
      rows,
      limit,
      (period) => [period.periodKey],
      (period) => period,
    );
  }

  /** From now on no order or enrolment gets into the period. */
  async lock(context: TenantContext, periodKey: string): Promise<Period> {
    return this.database.withTenant(context, (transaction) =>
      lockPeriod(new PeriodsRepository(transaction, context), periodKey, new Date()),
    );
  }
}

function existing(periodKey: string): UplineError {
  return new UplineError('PERIOD.EXISTS', `The period ${periodKey} exists already.`, [
    { pointer: '/period', code: 'EXISTS', detail: 'Nothing to do.' },
  ]);
}
