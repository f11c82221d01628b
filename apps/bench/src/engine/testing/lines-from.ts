import type { MonthLines } from '../month-lines.js';

/** Payee, bonus, level, source, base and amount of each line, as a test tells them. */
export function linesFrom(rows: readonly (readonly number[])[]): MonthLines {
  const column = (index: number): number[] => rows.map((row) => row[index] ?? 0);
  return {
    payee: Int32Array.from(column(0)),
    bonus: Uint8Array.from(column(1)),
    level: Uint8Array.from(column(2)),
    source: Int32Array.from(column(3)),
    baseCents: Float64Array.from(column(4)),
    amountCents: Float64Array.from(column(5)),
  };
}
