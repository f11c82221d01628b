import { isCurrency } from '@upline/money';
import { fieldsOf } from './document-view.js';
import type { Reading } from './reading.js';

type Rates = Readonly<Record<string, string>>;

/**
 * Reads the exchange rates of the file. Where the plan pays in the currencies of members, each of these needs a rate: in the plan
 * where the plan pegs them, otherwise in the file. A blend of rates may have one by every buyer's currency instead.
 */
export function readExchangeRates(
  reading: Reading,
  value: unknown,
  currencies: readonly string[] = [],
): Rates | undefined {
  const rates = fieldsOf(value) as Rates;
  for (const [currency, rate] of Object.entries(rates)) {
    const at = ['exchangeRates', currency];
    if (/^[A-Z]{3}(?:>[A-Z]{3})?$/.test(currency))
      for (const each of currency.split('>'))
        if (!isCurrency(each)) reading.report(at, 'UNKNOWN_CURRENCY', `${each} is not a currency.`);
    if (typeof rate === 'string' && /^[0.]+$/.test(rate))
      reading.report(at, 'RATE_IS_ZERO', `A rate of 0 would pay nobody in ${currency}.`);
  }
  reportMissingRates(reading, rates, currencies);
  return value === undefined ? undefined : { ...rates };
}

function reportMissingRates(reading: Reading, rates: Rates, currencies: readonly string[]): void {
  const { plan } = reading;
  if (!plan?.payout) return;
  const isPegged = plan.payout.rates === 'pegged';
  const known: Rates = plan.payout.rates === 'pegged' ? plan.payout.perPlanUnit : rates;
  const countries = [...new Set([plan.currency, ...currencies])];
  const isKnown = (currency: string): boolean =>
    Object.hasOwn(known, currency) ||
    (plan.payout?.rates === 'blend' && countries.every((country) => Object.hasOwn(known, `${country}>${currency}`)));
  const missing = new Set(countries.filter((each) => each !== plan.currency && isCurrency(each) && !isKnown(each)));
  currencies.forEach((currency, row) => {
    if (!missing.has(currency)) return;
    const where = isPegged ? 'the plan pegs none' : 'exchangeRates has none';
    const detail = `Somebody is paid in ${currency}, which needs a rate from ${plan.currency}; ${where}.`;
    reading.report(['members', row, 'currency'], 'NO_EXCHANGE_RATE', detail);
  });
}
