import { isCurrency, minorDigits } from '@upline/money';
import { faultAt, type PlanCheck } from './plan-check.js';

/** Currencies that do not exist, and rounding finer than the currency. */
export const checkMoney: PlanCheck = ({ outline: { currency, rounding, payout } }) => {
  const faults = [];
  if (payout?.rates === 'pegged') {
    const at = ['payout', 'perPlanUnit'];
    if (Object.keys(payout.perPlanUnit).length === 0) {
      faults.push(faultAt(at, 'NO_EXCHANGE_RATE', 'the payout has pegged rates, but none is given'));
    }
    for (const [code, rate] of Object.entries(payout.perPlanUnit)) {
      if (!isCurrency(code)) faults.push(faultAt([...at, code], 'UNKNOWN_CURRENCY', `${code} is not a currency`));
      if (/^[0.]+$/.test(rate)) {
        faults.push(
          faultAt([...at, code], 'NO_EXCHANGE_RATE', `the rate of ${code} is nothing, so nobody could be paid in it`),
        );
      }
      if (code === currency && !/^1(\.0+)?$/.test(rate)) {
        const detail = `the rate of ${code} must be "1", for it is the plan currency`;
        faults.push(faultAt([...at, code], 'WRONG_EXCHANGE_RATE', detail));
      }
    }
  }
  if (currency === undefined) return faults;
  if (!isCurrency(currency))
    return [faultAt(['currency'], 'UNKNOWN_CURRENCY', `${currency} is not a currency`), ...faults];
  if (!rounding || rounding.digits <= minorDigits(currency)) return faults;
  const detail = `lines are rounded to ${rounding.digits} digits, but ${currency} has ${minorDigits(currency)}`;
  return [faultAt(['rounding', 'digits'], 'ROUNDING_TOO_FINE', detail), ...faults];
};
