import { parseDecimal, ratioOf, scaleUnits } from '@upline/money';
import type { Volume } from '../../../plan/plan-schema.js';
import { type ColumnMaker, filledBy } from '../column-maker.js';
import type { Columns } from '../columns.js';
import { checkedUnits } from './checked-units.js';
import { operandColumn } from './operand-column.js';

type Combined = Extract<
  Volume,
  { add: string[] } | { subtract: string[] } | { least: string[] } | { greatest: string[] }
>;

const ways = {
  add: (one: number, other: number): number => checkedUnits(one + other),
  subtract: (one: number, other: number): number => checkedUnits(one - other),
  least: (one: number, other: number): number => Math.min(one, other),
  greatest: (one: number, other: number): number => Math.max(one, other),
} as const;

/** The sum, the difference, the least or the greatest of several volumes of a member. */
export function makeCombined(columns: Columns, volume: Combined, out: Float64Array): ColumnMaker {
  const [way, operands] = Object.entries(volume)[0] as [keyof typeof ways, string[]];
  const combine = ways[way];
  const [first = out, ...others] = operands.map((operand) => operandColumn(columns, operand));
  return filledBy(columns.size, (from, to) => {
    for (let row = from; row < to; row++) out[row] = first[row] ?? 0;
    for (const other of others)
      for (let row = from; row < to; row++) out[row] = combine(out[row] ?? 0, other[row] ?? 0);
  });
}

type Product = Extract<Volume, { multiply: string }>;
const factorDigits = 4;

/** A volume times a factor, rounded to the digits that a volume has. */
export function makeProduct(columns: Columns, { multiply, by, rounding }: Product, out: Float64Array): ColumnMaker {
  const column = operandColumn(columns, multiply);
  const factor = ratioOf(parseDecimal(by, factorDigits), 10n ** BigInt(factorDigits));
  return filledBy(columns.size, (from, to) => {
    for (let row = from; row < to; row++) out[row] = scaleUnits(column[row] ?? 0, factor, rounding);
  });
}
