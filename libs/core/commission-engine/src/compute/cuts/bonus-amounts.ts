import { multiplyRational, rational, type Rational } from '@upline/money';
import type { LineBook } from '../lines/line-book.js';
import type { Column, MoneyArithmetic } from './money-arithmetic.js';

/** The finished lines of a bonus. */
export type LineColumns = ReturnType<LineBook['finish']>;

/** What one bonus gives to everybody, in minor units. */
export interface BonusAmounts<Amount> {
  /** The place of the bonus in the plan. */
  readonly bonus: number;
  /** By member row, before the bonus's own cap. */
  readonly amounts: Column<Amount>;
  /** By member row: what its own cap takes, not negative. */
  readonly capped?: Column<Amount>;
}

/** The lines that stay exact, in minor units; their book has them in rounding units. */
export function exactLineAmounts(lines: LineColumns, { scale }: MoneyArithmetic<Rational>): readonly Rational[] {
  const unit = rational(BigInt(scale.minorPerUnit), 1n);
  const fractions =
    lines.fractions ?? Array.from(lines.amountMinor, (amount) => rational(BigInt(amount), unit.numerator));
  return scale.minorPerUnit === 1 ? fractions : fractions.map((amount) => multiplyRational(amount, unit));
}

/** The sum of the lines of every row that `receivers` names, one amount and one receiver per line. */
export function totalsOf<Amount>(
  money: MoneyArithmetic<Amount>,
  amounts: Column<Amount>,
  receivers: Int32Array,
  size: number,
): Column<Amount> {
  const totals = money.column(size);
  for (let line = 0; line < receivers.length; line++) {
    const row = receivers[line] ?? 0;
    totals[row] = money.add(totals[row] ?? money.zero, amounts[line] ?? money.zero);
  }
  return totals;
}

/** Settled amounts in whole minor units. */
export function minorOf<Amount>(money: MoneyArithmetic<Amount>, settled: Column<Amount>): Float64Array {
  const minor = new Float64Array(settled.length);
  for (let row = 0; row < minor.length; row++) {
    const amount = settled[row] ?? money.zero;
    if (amount !== money.zero) minor[row] = Number(money.exact(amount).numerator);
  }
  return minor;
}
