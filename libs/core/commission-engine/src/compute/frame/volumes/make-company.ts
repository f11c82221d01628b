import type { Volume } from '../../../plan/plan-schema.js';
import { conditionNode, volumeNode } from '../../../plan/references/plan-node.js';
import { type ColumnMaker, madeAtOnce } from '../column-maker.js';
import type { Columns } from '../columns.js';
import { checkedUnits } from './checked-units.js';

type Company = Extract<Volume, { company: string }>;

/** The sum of a volume over all members, or those who answer `where`; everybody has the same. */
export function makeCompany(columns: Columns, volume: Company, out: Float64Array): ColumnMaker {
  const column = columns.numbers(volumeNode(columns.plan, volume.company));
  const counted = volume.where && columns.marks(conditionNode(columns.plan, volume.where));
  return madeAtOnce(() => {
    let sum = 0;
    for (let row = 0; row < column.length; row++)
      if (counted?.[row] !== 0) sum = checkedUnits(sum + (column[row] ?? 0));
    out.fill(sum);
  });
}
