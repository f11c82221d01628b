import { parseRatePpm } from '@upline/money';
import type { Cut } from '../../plan/plan-schema.js';
import { capOf } from './amount-caps.js';
import type { CutLedger } from './cut-ledger.js';

type Fee = Extract<Cut, { kind: 'fee' }>;
type Withholding = Extract<Cut, { kind: 'withholding' }>;

/** Takes an amount or a share of what is left from whoever has something, never more than that. Who is not in the table pays no fee. */
export function takeFee<Amount>(cut: Fee, place: number, ledger: CutLedger<Amount>): void {
  const { frame, money, order, left } = ledger;
  const { values, places } = frame.table<string>(cut.take);
  const fees = values.map((text): ((has: Amount) => Amount) => {
    if (!text.endsWith('%')) return constantly(capOf(money, text));
    const ratePpm = parseRatePpm(text);
    return (has) => money.share(has, ratePpm);
  });
  const least = cut.least === null ? undefined : capOf(money, cut.least);
  const most = cut.most === null ? undefined : capOf(money, cut.most);
  for (let at = 0; at < order.length; at++) {
    const row = order[at] as number;
    const has = left[row] ?? money.zero;
    const fee = fees[places[row] ?? -1];
    if (!fee || money.compare(has, money.zero) <= 0) continue;
    let amount = fee(has);
    if (least !== undefined && money.compare(amount, least) < 0) amount = least;
    if (most !== undefined && money.compare(amount, most) > 0) amount = most;
    ledger.take(place, row, money.compare(amount, has) > 0 ? has : amount);
  }
}

/** Takes a rate of what is left. Nothing is withheld of whoever is not in the table. */
export function withhold<Amount>({ rate }: Withholding, place: number, ledger: CutLedger<Amount>): void {
  const { frame, money, order, left } = ledger;
  const { values, places } = frame.table<string>(rate);
  const rates = values.map((text) => parseRatePpm(text));
  for (let at = 0; at < order.length; at++) {
    const row = order[at] as number;
    const has = left[row] ?? money.zero;
    const ratePpm = rates[places[row] ?? -1];
    if (ratePpm === undefined || money.compare(has, money.zero) <= 0) continue;
    const amount = money.share(has, ratePpm);
    ledger.take(place, row, money.compare(amount, has) > 0 ? has : amount);
  }
}

function constantly<Amount>(amount: Amount): () => Amount {
  return () => amount;
}
