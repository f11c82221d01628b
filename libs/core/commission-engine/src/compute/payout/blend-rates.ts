import {
  addRational,
  formatDecimal,
  multiplyRational,
  parseRational,
  type Rational,
  rational,
  roundRational,
  zeroRational,
} from '@upline/money';
import { groupByRow } from '../cuts/deal-entries.js';
import type { Frame } from '../frame/frame.js';
import type { LineEnds, PayoutRate, RateOf } from './payout-rate.js';

/** Digits after the point of a blended rate. It is rounded before it is applied, so that what is written down is what was paid by. */
const digits = 12;

/**
 * Blends the rates of the countries in which the volume behind a payee's lines was bought: each source counts once, with its volume, if that is
 * above zero, and its own payout currency as the country. Without any such volume it is the rate of the payee's own country.
 */
export function blendRates(
  frame: Frame,
  weights: string,
  lines: readonly LineEnds[],
  rateFor: (country: string, currency: string) => PayoutRate,
): RateOf {
  const { plan, snapshot, memberCount } = frame;
  const volume = frame.volume(weights);
  const sources = flat(lines, ({ sourceIndex }) => sourceIndex);
  const { starts, entries } = groupByRow(
    flat(lines, ({ payeeIndex }) => payeeIndex),
    memberCount,
  );
  const countedFor = new Int32Array(memberCount).fill(-1);
  return (row, currency) => {
    const weightByCountry = new Map<string, bigint>();
    for (const entry of entries.subarray(starts[row], starts[row + 1])) {
      const source = sources[entry] ?? 0;
      const weight = volume[source] ?? 0;
      if (countedFor[source] === row || weight <= 0) continue;
      countedFor[source] = row;
      const country = snapshot.members.currencies?.[source] || plan.currency;
      weightByCountry.set(country, (weightByCountry.get(country) ?? 0n) + BigInt(weight));
    }
    const countries = [...weightByCountry];
    if (countries.length < 2) return rateFor(countries[0]?.[0] ?? currency, currency);
    return mean(countries.map(([country, weight]) => [rateFor(country, currency).value, weight]));
  };
}

function mean(rates: readonly (readonly [Rational, bigint])[]): PayoutRate {
  let sum = zeroRational;
  let weights = 0n;
  for (const [rate, weight] of rates) {
    sum = addRational(sum, multiplyRational(rate, rational(weight, 1n)));
    weights += weight;
  }
  const scaled = multiplyRational(sum, rational(10n ** BigInt(digits), weights));
  const text = formatDecimal(roundRational(scaled, 'half-even'), digits).replace(/\.?0+$/, '');
  return { text, value: parseRational(text) };
}

function flat(lines: readonly LineEnds[], columnOf: (ends: LineEnds) => Int32Array): Int32Array {
  const columns = lines.map(columnOf);
  const all = new Int32Array(columns.reduce((length, column) => length + column.length, 0));
  let start = 0;
  for (const column of columns) {
    all.set(column, start);
    start += column.length;
  }
  return all;
}
