import { rational, type Rational, divideRational, zeroRational } from '@upline/money';
import type { Frame } from '../frame/frame.js';
import type { LineColumns } from './bonus-amounts.js';
import { compareLines } from './compare-lines.js';
import type { CutRows } from './cut-rows.js';
import { dealEntries } from './deal-entries.js';
import type { Column, MoneyArithmetic } from './money-arithmetic.js';

export interface PayeeRounding {
  readonly frame: Frame;
  readonly money: MoneyArithmetic<Rational>;
  /** The lines of every bonus, in the order of the plan. */
  readonly books: readonly LineColumns[];
  readonly rows: CutRows<Rational>;
  /** By member row, as `applyCuts` settled it. */
  readonly paid: Column<Rational>;
}

/**
 * Where the plan rounds what a payee gets: deals what is paid over the exact lines and cut rows by largest remainder, so that they add up to
 * it. Ties go to the earlier bonus of the plan, then by the code of the source, and to rows last. Rows that are whole stay what they are.
 *
 * @returns in minor units one amount per line of each book, and one per row
 */
export function roundPayees({ frame, money, books, rows, paid }: PayeeRounding): {
  readonly lines: Float64Array[];
  readonly rows: Float64Array;
} {
  const unit = rational(BigInt(money.scale.minorPerUnit), 1n);
  const bounds = boundsOf(books);
  const linesEnd = bounds.at(-1) ?? 0;
  const receivers = new Int32Array(linesEnd + rows.member.length);
  books.forEach(({ payeeIndex }, book) => receivers.set(payeeIndex, bounds[book]));
  receivers.set(rows.member, linesEnd);
  const shares = [
    ...books.flatMap(({ fractions }) => fractions ?? []),
    ...rows.amount.map((amount) => divideRational(amount, unit)),
  ];
  const parts = dealEntries(
    { size: frame.memberCount, receivers, shares, compare: compareEntries(frame, books, bounds) },
    (row) => divideRational(paid[row] ?? zeroRational, unit).numerator,
  );
  const minor = Float64Array.from(parts, (part) => Number(part * unit.numerator));
  return {
    lines: books.map((_, book) => minor.slice(bounds[book], bounds[book + 1])),
    rows: minor.slice(linesEnd),
  };
}

/** Where the lines of each book begin, and the last one's end. */
function boundsOf(books: readonly LineColumns[]): number[] {
  const bounds = [0];
  for (const { payeeIndex } of books) bounds.push((bounds.at(-1) ?? 0) + payeeIndex.length);
  return bounds;
}

function compareEntries(
  frame: Frame,
  books: readonly LineColumns[],
  bounds: readonly number[],
): (one: number, other: number) => number {
  const comparisons = books.map((lines) => compareLines(frame, lines));
  const bookOf = (entry: number) => {
    let book = 0;
    while (book < books.length && entry >= (bounds[book + 1] ?? 0)) book++;
    return book;
  };
  return (one, other) => {
    const book = bookOf(one);
    const compare = comparisons[book];
    if (!compare || book !== bookOf(other)) return one - other;
    return compare(one - (bounds[book] ?? 0), other - (bounds[book] ?? 0));
  };
}
