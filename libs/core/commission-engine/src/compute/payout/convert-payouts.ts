import { UplineError } from '@upline/kernel';
import { minorDigits, multiplyRational, rational, roundDivide, type Rational } from '@upline/money';
import type { Frame } from '../frame/frame.js';
import type { LineEnds } from './payout-rate.js';
import { payoutRates } from './payout-rates.js';

export interface PayoutInput {
  readonly frame: Frame;
  /** By member row, in minor units of the plan currency. */
  readonly paidMinor: Float64Array;
  /** The lines of every bonus: who was paid on whom. Only a blend of rates reads them. */
  readonly lines: readonly LineEnds[];
}

/** One entry per member row. */
export interface Payouts {
  readonly currencies: readonly string[];
  /** In minor units of the payout currency. */
  readonly amountMinor: Float64Array;
  /** Units of the payout currency for one unit of the plan's, exactly as they were applied; '' where nothing is paid. */
  readonly rates: readonly string[];
}

/**
 * Converts what each payee gets into their payout currency, once, rounded by the payout's own mode to that currency's minor unit.
 *
 * @throws UplineError `RUN.EXCHANGE_RATE_MISSING` naming the currency, `RUN.AMOUNT_OUT_OF_RANGE`, `CURRENCY.UNKNOWN`
 */
export function convertPayouts({ frame, paidMinor, lines }: PayoutInput): Payouts {
  const { plan, snapshot, memberCount } = frame;
  const currencies = new Array<string>(memberCount).fill(plan.currency);
  const rates = new Array<string>(memberCount).fill('');
  const amountMinor = new Float64Array(memberCount);
  const rateOf = payoutRates(frame, lines);
  const factorOf = factors(plan.currency);
  for (let row = 0; row < memberCount; row++) {
    const currency = (plan.payout && snapshot.members.currencies?.[row]) || plan.currency;
    const amount = paidMinor[row] ?? 0;
    currencies[row] = currency;
    if (amount === 0) continue;
    const rate = plan.payout ? rateOf(row, currency) : { text: '1', value: rational(1n, 1n) };
    const { numerator, denominator } = factorOf(currency, rate.text, rate.value);
    const mode = plan.payout?.rounding ?? 'half-even';
    amountMinor[row] = Number(roundDivide(BigInt(amount) * numerator, denominator, mode));
    rates[row] = rate.text;
    if (Number.isSafeInteger(amountMinor[row])) continue;
    throw new UplineError('RUN.AMOUNT_OUT_OF_RANGE', `The payout of member ${row} exceeds 2^53 minor units.`);
  }
  return { currencies, amountMinor, rates };
}

/** Minor units of a payout currency for one of the plan's, by currency and rate. */
function factors(planCurrency: string): (currency: string, text: string, rate: Rational) => Rational {
  const known = new Map<string, Rational>();
  return (currency, text, rate) => {
    const key = `${currency} ${text}`;
    let factor = known.get(key);
    if (!factor) {
      const minor = rational(10n ** BigInt(minorDigits(currency)), 10n ** BigInt(minorDigits(planCurrency)));
      known.set(key, (factor = multiplyRational(rate, minor)));
    }
    return factor;
  };
}
