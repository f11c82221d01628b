import type { Volume } from '../../../plan/plan-schema.js';
import { tableNode } from '../../../plan/references/plan-node.js';
import { tableValues } from '../../../plan/references/table-edges.js';
import { type ColumnMaker, filledBy } from '../column-maker.js';
import type { Columns } from '../columns.js';
import { operandColumn } from './operand-column.js';

type Chosen = Extract<Volume, { choose: unknown }>['choose'];

/** The volume or quantity that a table has for the member, zero where it has none. */
export function makeChosen(columns: Columns, choose: Chosen, out: Float64Array): ColumnMaker {
  if (typeof choose === 'string') {
    const column = operandColumn(columns, choose);
    return filledBy(columns.size, (from, to) => out.set(column.subarray(from, to), from));
  }
  const places = columns.places(tableNode(choose));
  const values = tableValues(choose).map((operand) => operandColumn(columns, operand as string));
  return filledBy(columns.size, (from, to) => {
    for (let row = from; row < to; row++) out[row] = values[places[row] ?? -1]?.[row] ?? 0;
  });
}
