import { multiplyRational, parseRational, rational } from '@upline/money';
import type { Frame } from '../frame/frame.js';
import type { Table } from '../frame/table-column.js';
import type { MoneyArithmetic } from './money-arithmetic.js';

/** Reads a table of caps: for a row the cap, or undefined for whoever the table does not name: they have none. */
export function readCaps<Amount>(
  frame: Frame,
  money: MoneyArithmetic<Amount>,
  table: Table<string>,
): (row: number) => Amount | undefined {
  const { values, places } = frame.table(table);
  const caps = values.map((text) => capOf(money, text));
  return (row) => caps[places[row] ?? -1];
}

/** An amount of the plan as the most that may be paid. */
export function capOf<Amount>(money: MoneyArithmetic<Amount>, text: string): Amount {
  const minorPerWhole = rational(10_000n, BigInt(money.scale.unitsPerMinor));
  return money.atMost(multiplyRational(parseRational(text), minorPerWhole));
}
