import type { Fault } from '@upline/kernel';
import { formatRatePpm } from '@upline/money';
import { faultAt, type PlanCheck } from '../checks/plan-check.js';
import { ownerText } from '../parts/plan-parts.js';
import { ratePpmOf } from '../read-rate.js';
import { valuesOf } from '../read-table.js';
import { type BonusEstimate, estimatePayout } from './estimate-payout.js';

const whole = 1_000_000n;
const howEstimated =
  'the sum over levels of the highest rates of each bonus, every bonus counted once; amounts, caps and cuts are left out';

/** Rates above the whole: one by one, added up over a row, and over all bonuses that are paid on the same volume. */
export function warnOfPayout(warnAboveShare: string | undefined): PlanCheck {
  const limit = warnAboveShare === undefined ? undefined : ratePpmOf(warnAboveShare);
  return (plan) => [...warnOfRows(plan), ...warnOfSums(estimatePayout(plan.outline), limit)];
}

const warnOfRows: PlanCheck = ({ parts }) =>
  parts.tables.flatMap(({ table, place }) =>
    valuesOf<string | readonly string[]>(table).flatMap(({ value, at }) => {
      const owner = ownerText(place.owner);
      const rates = (typeof value === 'string' ? [value] : value).map((rate) => ratePpmOf(rate) ?? 0n);
      const sum = rates.reduce((total, rate) => total + rate, 0n);
      if (sum <= whole) return [];
      const detail =
        rates.length > 1
          ? `${owner} has a row of rates that come to ${textOf(sum)}`
          : `${owner} has a rate of ${textOf(sum)}, which is more than the whole`;
      return [faultAt([...place.at, ...at], 'RATE_ABOVE_WHOLE', detail)];
    }),
  );

function warnOfSums(estimates: readonly BonusEstimate[], limit: bigint | undefined): Fault[] {
  return [...new Set(estimates.map(({ base }) => base))].flatMap((base) => {
    const paid = estimates.filter((estimate) => estimate.base === base);
    const sum = paid.reduce((total, { ppm }) => total + ppm, 0n);
    const names = paid.map(({ bonus, ppm }) => `${bonus} ${textOf(ppm)}`).join(', ');
    const says = `bonuses can pay ${textOf(sum)} of ${base} (${names}), estimated as ${howEstimated}`;
    if (sum > whole) return [faultAt(['bonuses'], 'RATES_ABOVE_WHOLE', says)];
    if (limit === undefined || sum <= limit) return [];
    return [faultAt(['bonuses'], 'PAYOUT_ABOVE_SHARE', `${says}; that is more than ${textOf(limit)}`)];
  });
}

function textOf(ppm: bigint): string {
  return formatRatePpm(Number(ppm));
}
