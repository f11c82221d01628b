import { addRational, multiplyRational, type Rational, rational, roundRational, zeroRational } from '@upline/money';
import type { Bonus } from '../plan/plan-schema.js';
import type { StateBook } from '../snapshot/state-book.js';
import { applyBonusCap } from './cuts/apply-bonus-cap.js';
import { applyCuts } from './cuts/apply-cuts.js';
import { type BonusAmounts, exactLineAmounts, type LineColumns as BookLines, totalsOf } from './cuts/bonus-amounts.js';
import type { Column, MoneyArithmetic } from './cuts/money-arithmetic.js';
import { exactMoneyOf, wholeMoneyOf } from './cuts/money-of-plan.js';
import { roundBonus } from './cuts/round-bonus.js';
import { roundPayees } from './cuts/round-payees.js';
import type { Frame } from './frame/frame.js';
import type { LineBook, LineRounding } from './lines/line-book.js';
import type { PaidByMember } from './paid-by-bonus.js';
import { type SettledLines, settledLines } from './settled-lines.js';

/** The lines of one bonus and what they come to, in minor units: whole, or exact where the payee is rounded at last. */
interface ClosedBonus<Amount> {
  readonly bonus: Bonus;
  readonly lines: BookLines;
  readonly amounts: BonusAmounts<Amount>;
}

/** Takes what bonuses give through their caps and the plan's cuts to what is paid. */
export interface Settlement {
  /** What a bonus paid to everybody, before and after its own cap, for those that match it. */
  close(bonus: Bonus, book: LineBook): { readonly before: PaidByMember; readonly after: PaidByMember };
  /** An amount in rounding units that a rule of a bonus gives to the company. */
  keepForCompany(bonus: string, units: Rational): void;
  /** Applies the cuts, rounds what is still exact and joins everything to lines that add up. */
  settle(state: StateBook): SettledLines;
}

/** The settlement of a plan: of whole minor units, or of exact fractions where the plan rounds what a payee gets. */
export function settlementOf(frame: Frame, due: readonly Bonus[], rounding: LineRounding): Settlement {
  return frame.plan.rounding.where === 'payee'
    ? new ExactSettlement(frame, due, rounding, exactMoneyOf(frame.plan))
    : new WholeSettlement(frame, due, rounding, wholeMoneyOf(frame.plan));
}

abstract class BaseSettlement<Amount> implements Settlement {
  protected readonly closed = new Map<string, ClosedBonus<Amount>>();
  private readonly company = new Map<string, Rational>();

  constructor(
    protected readonly frame: Frame,
    protected readonly due: readonly Bonus[],
    protected readonly rounding: LineRounding,
    protected readonly money: MoneyArithmetic<Amount>,
  ) {}

  close(bonus: Bonus, book: LineBook): { before: PaidByMember; after: PaidByMember } {
    const { frame, money } = this;
    const lines = this.finish(book);
    const byLine = this.lineAmounts(lines);
    const before = totalsOf(money, byLine, lines.payeeIndex, frame.memberCount);
    const cap = applyBonusCap({ frame, money, bonus, lines, amounts: byLine });
    const place = frame.plan.bonuses.indexOf(bonus);
    const amounts = { bonus: place, amounts: before, ...(cap ? { capped: cap.taken } : {}) };
    this.closed.set(bonus.bonus, { bonus, lines, amounts });
    if (cap) this.addToCompany(bonus.bonus, cap.company);
    const after = cap ? this.less(before, cap.taken) : before;
    return { before: this.paidOf(before), after: this.paidOf(after) };
  }

  keepForCompany(bonus: string, units: Rational): void {
    this.addToCompany(bonus, multiplyRational(units, rational(BigInt(this.rounding.minorPerUnit), 1n)));
  }

  settle(state: StateBook): SettledLines {
    const { frame, money } = this;
    const closed = this.due.flatMap(({ bonus }) => this.closed.get(bonus) ?? []);
    const cuts = applyCuts({ frame, state, money, bonuses: closed.map(({ amounts }) => amounts) });
    const rounded = this.roundAll(closed, cuts);
    return settledLines(frame, {
      bonuses: closed.map(({ bonus, lines }, place) => ({
        name: bonus.bonus,
        lines: { ...lines, amountMinor: rounded.lines[place] ?? lines.amountMinor },
        company: roundRational(this.company.get(bonus.bonus) ?? zeroRational, 'down'),
      })),
      rows: { ...cuts.rows, amountMinor: rounded.rows },
      companyByCuts: roundRational(cuts.company, 'down'),
    });
  }

  /** The lines of a bonus as they count from here on. */
  protected abstract finish(book: LineBook): BookLines;
  /** In minor units. */
  protected abstract lineAmounts(lines: BookLines): Column<Amount>;
  protected abstract paidOf(totals: Column<Amount>): PaidByMember;
  /** Whole minor units for every line of every bonus, and for every row of the cuts. */
  protected abstract roundAll(
    closed: readonly ClosedBonus<Amount>[],
    cuts: ReturnType<typeof applyCuts<Amount>>,
  ): { readonly lines: readonly Float64Array[]; readonly rows: Float64Array };

  private less(before: Column<Amount>, taken: Column<Amount>): Column<Amount> {
    const after = this.money.copy(before);
    const { zero } = this.money;
    for (let row = 0; row < after.length; row++) {
      after[row] = this.money.subtract(before[row] ?? zero, taken[row] ?? zero);
    }
    return after;
  }

  private addToCompany(bonus: string, minor: Rational): void {
    this.company.set(bonus, addRational(this.company.get(bonus) ?? zeroRational, minor));
  }
}

class WholeSettlement extends BaseSettlement<number> {
  protected override finish(book: LineBook): BookLines {
    const lines = book.finish();
    return lines.fractions ? { ...lines, amountMinor: roundBonus(this.frame, lines, this.rounding) } : lines;
  }

  protected override lineAmounts(lines: BookLines): Float64Array {
    return lines.amountMinor;
  }

  protected override paidOf(totals: Column<number>): PaidByMember {
    return { amountMinor: totals instanceof Float64Array ? totals : Float64Array.from(totals), fractions: undefined };
  }

  protected override roundAll(closed: readonly ClosedBonus<number>[], cuts: ReturnType<typeof applyCuts<number>>) {
    return { lines: closed.map(({ lines }) => lines.amountMinor), rows: Float64Array.from(cuts.rows.amount) };
  }
}

class ExactSettlement extends BaseSettlement<Rational> {
  protected override finish(book: LineBook): BookLines {
    return book.finish();
  }

  protected override lineAmounts(lines: BookLines): readonly Rational[] {
    return exactLineAmounts(lines, this.money);
  }

  protected override paidOf(totals: Column<Rational>): PaidByMember {
    return { amountMinor: new Float64Array(totals.length), fractions: Array.from(totals as ArrayLike<Rational>) };
  }

  protected override roundAll(closed: readonly ClosedBonus<Rational>[], cuts: ReturnType<typeof applyCuts<Rational>>) {
    const books = closed.map(({ lines }) => lines);
    return roundPayees({ frame: this.frame, money: this.money, books, rows: cuts.rows, paid: cuts.paid });
  }
}
