import { copyOfColumn, float64Column } from '@upline/kernel';
import { addRational, type Rational, zeroRational } from '@upline/money';
import type { StateBook } from '../../snapshot/state-book.js';
import type { Frame } from '../frame/frame.js';
import type { BonusAmounts } from './bonus-amounts.js';
import { type CutRows, moneyRow } from './cut-rows.js';
import type { Column, MoneyArithmetic } from './money-arithmetic.js';

/** What a bonus still gives to everybody. */
export interface BonusLeft<Amount> {
  readonly bonus: number;
  readonly name: string;
  readonly left: Column<Amount>;
}

interface GivenBonus<Amount> extends BonusLeft<Amount> {
  left: Column<Amount>;
  /** `left` is what the bonus gives and belongs to others, as long as nothing has been taken. */
  isUntouched: boolean;
}

/** Balances of members with the company that outlive a period, in units of 10^-4. */
export type Balance = 'negative' | 'advances' | 'unpaid';

interface Writable<Amount> {
  readonly cut: number[];
  readonly bonus: number[];
  readonly member: number[];
  readonly amount: Amount[];
}

/** What is left of everybody's money while cut after cut takes its part, and the rows that say who took what. */
export class CutLedger<Amount> {
  private readonly given: readonly GivenBonus<Amount>[];
  /** All that a member has left: of bonuses, adjustments and what was unpaid. */
  readonly left: Column<Amount>;
  /** Members in the order of their codes. */
  readonly order: Int32Array;
  readonly rows: CutRows<Amount> & Writable<Amount> = { cut: [], bonus: [], member: [], amount: [] };
  private readonly balances = new Map<Balance, Float64Array>();
  private kept: Rational = zeroRational;

  constructor(
    readonly frame: Frame,
    readonly state: StateBook,
    readonly money: MoneyArithmetic<Amount>,
    given: readonly BonusAmounts<Amount>[],
  ) {
    this.order = frame.byCode.rows;
    this.left = money.column(frame.memberCount);
    this.given = given.map(({ bonus, amounts }) => ({
      bonus,
      name: frame.plan.bonuses[bonus]?.bonus ?? '',
      left: amounts,
      isUntouched: true,
    }));
    for (const { left } of this.given) this.due(left);
    given.forEach(({ capped }, place) => {
      if (capped) for (const row of this.order) this.takeOfBonus(moneyRow.bonusCap, place, row, capped[row]);
    });
  }

  get bonuses(): readonly BonusLeft<Amount>[] {
    return this.given;
  }

  /** What the company keeps by the cuts' own rules, in minor units. */
  get company(): Rational {
    return this.kept;
  }

  keep(amount: Amount): void {
    this.kept = addRational(this.kept, this.money.exact(amount));
  }

  /** Adds to what a member has; a negative amount is taken. Nothing writes no row. */
  add(cut: number, row: number, amount: Amount): void {
    if (this.money.compare(amount, this.money.zero) === 0) return;
    this.left[row] = this.money.add(this.left[row] ?? this.money.zero, amount);
    this.write(cut, -1, row, amount);
  }

  take(cut: number, row: number, amount: Amount): void {
    this.add(cut, row, this.money.subtract(this.money.zero, amount));
  }

  /** Takes from what one bonus gives; `place` is its place in `bonuses`. */
  takeOfBonus(cut: number, place: number, row: number, amount: Amount | undefined): void {
    const { money } = this;
    const bonus = this.given[place];
    if (!bonus || amount === undefined || money.compare(amount, money.zero) === 0) return;
    if (bonus.isUntouched) [bonus.left, bonus.isUntouched] = [money.copy(bonus.left), false];
    bonus.left[row] = money.subtract(bonus.left[row] ?? money.zero, amount);
    this.left[row] = money.subtract(this.left[row] ?? money.zero, amount);
    this.write(cut, bonus.bonus, row, money.subtract(money.zero, amount));
  }

  /** Takes all that is settled of what a member has left and forgets the dust. */
  takeAll(cut: number, row: number): Amount {
    const settled = this.money.settle(this.left[row] ?? this.money.zero);
    this.take(cut, row, settled);
    this.left[row] = this.money.zero;
    return settled;
  }

  /** A balance as it will be carried out; changed in place. */
  balance(name: Balance): Float64Array {
    let column = this.balances.get(name);
    if (!column) {
      // What was unpaid has joined what is due, so that it starts at nothing.
      column = name === 'unpaid' ? float64Column(this.left.length) : this.carriedIn(name);
      this.balances.set(name, column);
    }
    return column;
  }

  /** A balance as it was carried in, by person: a member who has become a further position since brings theirs along. */
  carriedIn(name: Balance): Float64Array {
    const column = copyOfColumn(this.state.numbers('money', name));
    const owners = this.frame.snapshot.members.ownerIndex;
    owners?.forEach((owner, row) => {
      const units = column[row] ?? 0;
      if (owner === row || units === 0) return;
      column[owner] = (column[owner] ?? 0) + units;
      column[row] = 0;
    });
    return column;
  }

  /** A balance that nobody has, and that no cut asked for, is not carried. */
  carryOut(): void {
    for (const name of ['negative', 'advances', 'unpaid'] as const)
      if (this.state.has('money', name)) this.balance(name);
    for (const [name, column] of this.balances) this.state.carryNumbers('money', name, column);
  }

  private due(amounts: Column<Amount>): void {
    const { left, money } = this;
    for (let row = 0; row < left.length; row++) {
      left[row] = money.add(left[row] ?? money.zero, amounts[row] ?? money.zero);
    }
  }

  private write(cut: number, bonus: number, member: number, amount: Amount): void {
    const { rows } = this;
    rows.cut.push(cut);
    rows.bonus.push(bonus);
    rows.member.push(member);
    rows.amount.push(amount);
  }
}
