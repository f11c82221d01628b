import type { Cut } from '../../plan/plan-schema.js';
import { readCaps } from './amount-caps.js';
import type { BonusLeft, CutLedger } from './cut-ledger.js';
import type { MoneyArithmetic } from './money-arithmetic.js';

type PersonCap = Extract<Cut, { kind: 'personCap' }>;

/**
 * Caps what several bonuses together give one person. Pro rata the excess is dealt over what each bonus gives, ties in the order of
 * the plan; in order, the bonuses named last lose first. A bonus that gives less than nothing (refunds) helps to keep the cap and loses nothing.
 */
export function cutPersons<Amount>(cut: PersonCap, place: number, ledger: CutLedger<Amount>): void {
  const { frame, money, order } = ledger;
  const places = bonusesOf(cut.of, ledger.bonuses);
  const capAt = readCaps(frame, money, cut.amount);
  for (let at = 0; at < order.length; at++) {
    const row = order[at] as number;
    const cap = capAt(row);
    if (cap === undefined) continue;
    let total = money.zero;
    for (const bonus of places) total = money.add(total, ledger.bonuses[bonus]?.left[row] ?? money.zero);
    if (money.compare(total, cap) <= 0) continue;
    const excess = money.subtract(total, cap);
    const given = places.map((bonus) => positive(money, ledger.bonuses[bonus]?.left[row]));
    const parts = cut.how === 'pro-rata' ? money.split(excess, given) : fromTheLast(money, excess, given);
    parts.forEach((part, index) => ledger.takeOfBonus(place, places[index] ?? 0, row, part));
    if (cut.excess === 'company') ledger.keep(excess);
  }
}

/** Places in the ledger: in the plan's order for all, otherwise in the order named. */
export function bonusesOf(of: 'all' | readonly string[], bonuses: readonly BonusLeft<unknown>[]): number[] {
  if (of === 'all') return bonuses.map((_, place) => place);
  return of.map((name) => bonuses.findIndex((bonus) => bonus.name === name)).filter((place) => place >= 0);
}

export function positive<Amount>(money: MoneyArithmetic<Amount>, amount: Amount | undefined): Amount {
  return amount !== undefined && money.compare(amount, money.zero) > 0 ? amount : money.zero;
}

function fromTheLast<Amount>(money: MoneyArithmetic<Amount>, excess: Amount, given: readonly Amount[]): Amount[] {
  const parts = given.map(() => money.zero);
  for (let place = given.length - 1; place >= 0; place--) {
    const amount = given[place] ?? money.zero;
    const part = money.compare(amount, excess) < 0 ? amount : excess;
    parts[place] = part;
    excess = money.subtract(excess, part);
  }
  return parts;
}
