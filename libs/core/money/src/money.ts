import { minorDigits } from './currency.js';
import { formatDecimal, parseDecimal } from './decimal.js';

/** An amount as it leaves the system: `{ amount: '12.50', currency: 'USD' }`. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** `moneyOfMinor(1250n, 'USD')` is `{ amount: '12.50', currency: 'USD' }`. @throws UplineError `CURRENCY.UNKNOWN` */
export function moneyOfMinor(amountMinor: bigint | number, currency: string): Money {
  return { amount: formatDecimal(amountMinor, minorDigits(currency)), currency };
}

/** The amount in minor units. @throws UplineError `CURRENCY.UNKNOWN`, and `DECIMAL.*` as `parseDecimal` does */
export function minorOfMoney(money: Money): bigint {
  return parseDecimal(money.amount, minorDigits(money.currency));
}
