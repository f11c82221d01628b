import type { Fault } from '@upline/kernel';
import { ownerText, type Tokens } from '../parts/plan-parts.js';
import { largestRatePpm, ratePpmOf } from '../read-rate.js';
import { valuesOf } from '../read-table.js';
import { faultAt, type PlanCheck } from './plan-check.js';

/** Rates larger than the engine reckons with. */
export const checkRates: PlanCheck = ({ parts }) =>
  parts.tables.flatMap(({ table, place }) =>
    valuesOf<string | readonly string[]>(table).flatMap(({ value, at }) => {
      const rates = typeof value === 'string' ? [{ rate: value, index: [] }] : numbered(value);
      return rates.flatMap(({ rate, index }) => {
        const where = [...place.at, ...at, ...index];
        return tooLarge(rate, where, ownerText(place.owner));
      });
    }),
  );

function numbered(rates: readonly string[]): { readonly rate: string; readonly index: readonly number[] }[] {
  return rates.map((rate, index) => ({ rate, index: [index] }));
}

function tooLarge(rate: string, at: Tokens, owner: string): Fault[] {
  const ppm = ratePpmOf(rate) ?? 0n;
  return ppm <= largestRatePpm
    ? []
    : [faultAt(at, 'RATE_OUT_OF_RANGE', `${owner} has a rate of ${rate}; rates go up to 1000%`)];
}
