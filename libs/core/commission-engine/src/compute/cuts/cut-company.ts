import { multiplyRational, parseRational, rational, rationalOfRate } from '@upline/money';
import type { Cut } from '../../plan/plan-schema.js';
import { companyTotal } from '../kernels/pool/company-total.js';
import { bonusesOf, positive } from './cut-persons.js';
import type { CutLedger } from './cut-ledger.js';
import type { Column } from './money-arithmetic.js';

type CompanyCap = Extract<Cut, { kind: 'companyCap' }>;

/**
 * Caps what all bonuses but the exempt together cost. Amounts below zero (refunds) lower the cost and are not scaled. Pro rata what is
 * left to everybody sums to the cap exactly, by largest remainder over the payees in the order of their codes.
 */
export function cutCompany<Amount>(cut: CompanyCap, place: number, ledger: CutLedger<Amount>): void {
  const exempt = new Set(cut.exempt);
  const all = bonusesOf('all', ledger.bonuses).filter((bonus) => !exempt.has(ledger.bonuses[bonus]?.name ?? ''));
  const cap = capOfCompany(cut, ledger);
  if (cut.how === 'pro-rata') {
    if (ledger.money.compare(costOf(all, ledger), cap) > 0) scaleTo(cap, all, place, ledger);
    return;
  }
  const { money } = ledger;
  let left = cap;
  let isSpent = false;
  for (const bonus of inOrder(cut.order ?? [], all, ledger)) {
    const cost = costOf([bonus], ledger);
    if (!isSpent && money.compare(cost, left) <= 0) {
      left = money.subtract(left, cost);
      continue;
    }
    scaleTo(isSpent || cut.how === 'hard-stop' ? undefined : left, [bonus], place, ledger);
    isSpent = true;
  }
}

function capOfCompany<Amount>({ share, of }: CompanyCap, { frame, money }: CutLedger<Amount>): Amount {
  const volume = rational(BigInt(Math.max(0, companyTotal(frame, of.volume))), BigInt(money.scale.unitsPerMinor));
  return money.atMost(multiplyRational(multiplyRational(volume, parseRational(of.factor)), rationalOfRate(share)));
}

/** The bonuses named, then all others in the order of the plan. */
function inOrder(names: readonly string[], all: readonly number[], ledger: CutLedger<unknown>): number[] {
  const first = bonusesOf(names, ledger.bonuses).filter((bonus) => all.includes(bonus));
  return [...first, ...all.filter((bonus) => !first.includes(bonus))];
}

function costOf<Amount>(bonuses: readonly number[], { bonuses: given, money }: CutLedger<Amount>): Amount {
  let sum = money.zero;
  for (const bonus of bonuses) {
    const column = given[bonus]?.left;
    if (column) sum = money.add(sum, money.sum(column));
  }
  return sum;
}

/**
 * Scales what the bonuses give above zero, so that together with what is below zero it costs `cap`; undefined: nobody gets anything.
 */
function scaleTo<Amount>(cap: Amount | undefined, bonuses: number[], place: number, ledger: CutLedger<Amount>): void {
  const { money, order } = ledger;
  const given = aboveZero(bonuses, ledger);
  const refunded = money.subtract(money.sum(given), costOf(bonuses, ledger));
  const target = cap === undefined ? money.zero : money.add(cap, refunded);
  const kept = money.compare(target, money.zero) > 0 ? money.deal(target, given, order) : undefined;
  for (let at = 0; at < order.length; at++) {
    const row = order[at] as number;
    const before = given[row] ?? money.zero;
    const excess = money.subtract(before, kept?.[row] ?? money.zero);
    if (money.compare(excess, money.zero) === 0) continue;
    if (bonuses.length === 1) {
      ledger.takeOfBonus(place, bonuses[0] ?? 0, row, excess);
      continue;
    }
    const parts = money.split(
      excess,
      bonuses.map((bonus) => positive(money, ledger.bonuses[bonus]?.left[row])),
    );
    parts.forEach((part, index) => ledger.takeOfBonus(place, bonuses[index] ?? 0, row, part));
  }
}

function aboveZero<Amount>(
  bonuses: readonly number[],
  { bonuses: given, money, left }: CutLedger<Amount>,
): Column<Amount> {
  const sums = money.column(left.length);
  for (const bonus of bonuses) {
    const column = given[bonus]?.left;
    if (!column) continue;
    for (let row = 0; row < sums.length; row++) {
      sums[row] = money.add(sums[row] ?? money.zero, positive(money, column[row]));
    }
  }
  return sums;
}
