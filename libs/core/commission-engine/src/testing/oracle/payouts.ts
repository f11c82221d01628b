import { minorDigits } from '@upline/money';
import type { Snapshot } from '../../snapshot/snapshot.js';
import { Fraction } from './fraction.js';
import type { Line } from './money.js';
import type { Person } from './people.js';
import type { World } from './world.js';

/** What somebody is paid in their own currency. */
export interface OraclePayout {
  readonly currency: string;
  readonly amount: Fraction;
}

/** Converts a total at the plan's kind of rates. */
export function payoutOf(
  world: World,
  snapshot: Snapshot,
  person: Person,
  total: Fraction,
  lines: readonly Line[],
): OraclePayout {
  const { payout, currency: planCurrency } = world.plan;
  const currency = payout ? (person.currency ?? planCurrency) : planCurrency;
  if (!payout) return { currency, amount: total };
  const rates = payout.rates === 'pegged' ? payout.perPlanUnit : (snapshot.exchangeRates ?? {});
  const rateOf = (of: string): Fraction => {
    const text = of === planCurrency && rates[of] === undefined ? '1' : rates[of];
    if (text === undefined) throw new Error(`there is a rate for ${of}`);
    return Fraction.read(text);
  };
  const rate = payout.rates === 'blend' ? blend(world, payout.weights, person, lines, rateOf) : rateOf(currency);
  return { currency, amount: total.times(rate).rounded(minorDigits(currency), payout.rounding) };
}

/** The mean of the rates of the sources' currencies, each source once, weighted by its volume. */
function blend(
  world: World,
  weights: string,
  person: Person,
  lines: readonly Line[],
  rateOf: (currency: string) => Fraction,
): Fraction {
  const bonuses = new Set(world.plan.bonuses.map(({ bonus }) => bonus));
  const sources = [
    ...new Set(lines.filter(({ payee, bonus }) => payee === person && bonuses.has(bonus)).map(({ source }) => source)),
  ];
  const weighted = sources.map((source) => ({
    weight: Fraction.of(world.volume(weights, source)),
    rate: rateOf(source.currency ?? world.plan.currency),
  }));
  const all = Fraction.sum(weighted.map(({ weight }) => weight));
  if (all.sign === 0) return rateOf(person.currency ?? world.plan.currency);
  return Fraction.sum(weighted.map(({ weight, rate }) => weight.times(rate))).dividedBy(all);
}
