import { assertNever, UplineError } from '@upline/kernel';
import type { Rational } from '@upline/money';
import type { Cut } from '../../plan/plan-schema.js';
import type { StateBook } from '../../snapshot/state-book.js';
import type { Frame } from '../frame/frame.js';
import type { BonusAmounts } from './bonus-amounts.js';
import { cutCompany } from './cut-company.js';
import { CutLedger } from './cut-ledger.js';
import { cutPersons } from './cut-persons.js';
import { type CutRows, moneyRow } from './cut-rows.js';
import type { Column, MoneyArithmetic } from './money-arithmetic.js';
import { holdSmallPayouts, takeBalance } from './take-balance.js';
import { takeFee, withhold } from './take-fee.js';

export interface CutInput<Amount> {
  readonly frame: Frame;
  /** Gets the balances to carry out: 'money', 'negative' | 'advances' | 'unpaid', none of them below zero. */
  readonly state: StateBook;
  readonly money: MoneyArithmetic<Amount>;
  /** In the order of the plan; bonuses that are not due are left out. */
  readonly bonuses: readonly BonusAmounts<Amount>[];
}

export interface CutResult<Amount> {
  readonly rows: CutRows<Amount>;
  /** By member row: what is paid, settled, in minor units of the plan currency. */
  readonly paid: Column<Amount>;
  /** What the company keeps by caps whose excess is the company's, in minor units. */
  readonly company: Rational;
}

/**
 * From what bonuses give to what is paid: own caps, adjustments, what was unpaid, then the cuts in the plan's order. For every member
 * the bonus amounts and the rows add up to what is paid (exact amounts: up to the rounding of the payee, which `roundPayees` deals).
 *
 * @throws UplineError `RUN.AMOUNT_OUT_OF_RANGE` beyond 2^53 minor units
 */
export function applyCuts<Amount>({ frame, state, money, bonuses }: CutInput<Amount>): CutResult<Amount> {
  const ledger = new CutLedger(frame, state, money, bonuses);
  addAdjustments(ledger);
  addUnpaid(ledger);
  frame.plan.cuts?.forEach((cut, place) => applyCut(cut, place, ledger));
  const paid = settle(ledger);
  oweAdvances(ledger);
  ledger.carryOut();
  return { rows: ledger.rows, paid, company: ledger.company };
}

function applyCut<Amount>(cut: Cut, place: number, ledger: CutLedger<Amount>): void {
  switch (cut.kind) {
    case 'personCap':
      return cutPersons(cut, place, ledger);
    case 'companyCap':
      return cutCompany(cut, place, ledger);
    case 'fee':
      return takeFee(cut, place, ledger);
    case 'withholding':
      return withhold(cut, place, ledger);
    case 'recovery':
      return takeBalance('negative', cut.most, place, ledger);
    case 'advance':
      return takeBalance('advances', cut.most, place, ledger);
    case 'minimumPayout':
      return holdSmallPayouts(cut.amount, place, ledger);
    default:
      return assertNever(cut);
  }
}

/** The adjustments of a member are one amount, so that they are rounded once. A member is here a person. */
function addAdjustments<Amount>(ledger: CutLedger<Amount>): void {
  const { adjustments, members } = ledger.frame.snapshot;
  if (!adjustments?.length) return;
  const units = new Float64Array(ledger.left.length);
  for (const { memberIndex, amountUnits } of adjustments) {
    const row = members.ownerIndex?.[memberIndex] ?? memberIndex;
    units[row] = (units[row] ?? 0) + amountUnits;
    if (Number.isSafeInteger(units[row])) continue;
    throw new UplineError('RUN.AMOUNT_OUT_OF_RANGE', `The adjustments of member ${row} exceed 2^53 units.`);
  }
  for (let at = 0; at < ledger.order.length; at++) {
    const row = ledger.order[at] as number;
    ledger.add(moneyRow.adjustment, row, ledger.money.ofUnits(units[row] ?? 0));
  }
}

/** What is advanced now is owed from the next run on: after the cuts, so that none of them takes it back at once. */
function oweAdvances<Amount>(ledger: CutLedger<Amount>): void {
  const { snapshot } = ledger.frame;
  for (const { memberIndex, amountUnits, isAdvance } of snapshot.adjustments ?? []) {
    if (!isAdvance) continue;
    const owed = ledger.balance('advances');
    const row = snapshot.members.ownerIndex?.[memberIndex] ?? memberIndex;
    owed[row] = (owed[row] ?? 0) + amountUnits;
    if (Number.isSafeInteger(owed[row])) continue;
    throw new UplineError('RUN.AMOUNT_OUT_OF_RANGE', `The advances of member ${row} exceed 2^53 units.`);
  }
}

function addUnpaid<Amount>(ledger: CutLedger<Amount>): void {
  if (!ledger.state.has('money', 'unpaid')) return;
  const unpaid = ledger.carriedIn('unpaid');
  for (let at = 0; at < ledger.order.length; at++) {
    const row = ledger.order[at] as number;
    ledger.add(moneyRow.unpaidBefore, row, ledger.money.ofUnits(unpaid[row] ?? 0));
  }
}

/** Rounds what is left. Without a recovery among the cuts it may be below zero. */
function settle<Amount>({ money, order, left }: CutLedger<Amount>): Column<Amount> {
  const paid = money.column(left.length);
  for (let at = 0; at < order.length; at++) {
    const row = order[at] as number;
    paid[row] = money.settle(left[row] ?? money.zero);
  }
  return paid;
}
