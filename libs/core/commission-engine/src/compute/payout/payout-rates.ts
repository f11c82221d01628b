import { UplineError } from '@upline/kernel';
import { parseRational, rational } from '@upline/money';
import type { Frame } from '../frame/frame.js';
import { blendRates } from './blend-rates.js';
import type { LineEnds, PayoutRate, RateOf } from './payout-rate.js';

/** The way in which the plan finds rates. Rates are sought when they are asked for: who is paid nothing needs none. */
export function payoutRates(frame: Frame, lines: readonly LineEnds[]): RateOf {
  const { plan, snapshot } = frame;
  const known = rateTable(
    plan.payout?.rates === 'pegged' ? plan.payout.perPlanUnit : (snapshot.exchangeRates ?? {}),
    plan.currency,
  );
  if (plan.payout?.rates === 'blend') return blendRates(frame, plan.payout.weights, lines, known);
  return (_, currency) => known(currency, currency);
}

/**
 * Reads rates: for a currency that of the volume's country (`JPY>EUR`: euros for one unit of the plan currency that was earned on volume
 * bought in yen), or else the plain one (`EUR`). The plan's own currency needs none.
 *
 * @throws UplineError `RUN.EXCHANGE_RATE_MISSING`, also for a rate that is not above zero
 */
function rateTable(
  texts: Readonly<Record<string, string>>,
  planCurrency: string,
): (country: string, currency: string) => PayoutRate {
  const known = new Map<string, PayoutRate>([[planCurrency, { text: '1', value: rational(1n, 1n) }]]);
  for (const [key, text] of Object.entries(texts)) {
    if (key === planCurrency) continue;
    const value = parseRational(text);
    if (value.numerator > 0n) known.set(key, { text, value });
  }
  return (country, currency) => {
    const rate = known.get(`${country}>${currency}`) ?? known.get(currency);
    if (rate) return rate;
    throw new UplineError('RUN.EXCHANGE_RATE_MISSING', `There is no exchange rate for ${currency}.`);
  };
}
