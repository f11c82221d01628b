import { operandOf } from '../../../plan/references/plan-node.js';
import type { Columns } from '../columns.js';

/** A volume of the plan, or a quantity as a column in which everybody has the same. */
export function operandColumn(columns: Columns, operand: string): Float64Array {
  const asked = operandOf(columns.plan, operand);
  return typeof asked === 'number' ? new Float64Array(columns.size).fill(asked) : columns.numbers(asked);
}
