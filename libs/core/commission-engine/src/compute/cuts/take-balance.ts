import { parseRatePpm } from '@upline/money';
import { capOf } from './amount-caps.js';
import type { CutLedger } from './cut-ledger.js';

/**
 * Takes what a member owes, up to a share of what is left to them; what stays is carried out. What is below zero when a recovery comes to it
 * is owed from then on, and nothing is left to ask back.
 */
export function takeBalance<Amount>(
  name: 'negative' | 'advances',
  most: string,
  place: number,
  ledger: CutLedger<Amount>,
): void {
  const { money, order, left } = ledger;
  const owed = ledger.balance(name);
  const mostPpm = Math.min(parseRatePpm(most), 1_000_000);
  for (let at = 0; at < order.length; at++) {
    const row = order[at] as number;
    const has = left[row] ?? money.zero;
    if (name === 'negative' && money.compare(has, money.zero) < 0) {
      owed[row] = (owed[row] ?? 0) - money.unitsOf(ledger.takeAll(place, row));
      continue;
    }
    if ((owed[row] ?? 0) <= 0 || money.compare(has, money.zero) <= 0) continue;
    const debt = money.settledDown(owed[row] ?? 0);
    const limit = money.shareDown(has, mostPpm);
    const taken = money.compare(debt, limit) < 0 ? debt : limit;
    ledger.take(place, row, taken);
    owed[row] = (owed[row] ?? 0) - money.unitsOf(taken);
  }
}

/** Keeps back whatever is below a minimum; it is carried out and joins what is due next time. */
export function holdSmallPayouts<Amount>(minimum: string, place: number, ledger: CutLedger<Amount>): void {
  const { money, order, left } = ledger;
  const least = capOf(money, minimum);
  const unpaid = ledger.balance('unpaid');
  for (let at = 0; at < order.length; at++) {
    const row = order[at] as number;
    const has = left[row] ?? money.zero;
    if (money.compare(has, money.zero) <= 0 || money.compare(has, least) >= 0) continue;
    unpaid[row] = (unpaid[row] ?? 0) + money.unitsOf(ledger.takeAll(place, row));
  }
}
