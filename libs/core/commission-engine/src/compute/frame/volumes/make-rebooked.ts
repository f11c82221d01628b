import type { Volume } from '../../../plan/plan-schema.js';
import { conditionNode, volumeNode } from '../../../plan/references/plan-node.js';
import { type ColumnMaker, fillFromTheBottom } from '../column-maker.js';
import type { Columns } from '../columns.js';
import { checkedUnits } from './checked-units.js';

type Rebooked = Extract<Volume, { rebook: string }>;

/** Books everybody's volume to the first at or above them who answers `onto`; where there is nobody it is booked to nobody. */
export function makeRebooked(columns: Columns, { rebook, tree, onto }: Rebooked, out: Float64Array): ColumnMaker {
  const { plan } = columns;
  const moved = columns.numbers(volumeNode(plan, rebook));
  const takes = columns.marks(conditionNode(plan, onto));
  const { forest } = columns.tree(tree);
  const { parents } = forest;
  const waiting = new Float64Array(columns.size);
  const maker: ColumnMaker = {
    run: () => fillFromTheBottom(forest, [maker]),
    settle: (row) => {
      waiting[row] = checkedUnits((waiting[row] ?? 0) + (moved[row] ?? 0));
      out[row] = takes[row] === 1 ? (waiting[row] ?? 0) : 0;
    },
    absorb: (row) => {
      const parent = parents[row] ?? -1;
      if (parent >= 0 && takes[row] === 0) waiting[parent] = (waiting[parent] ?? 0) + (waiting[row] ?? 0);
    },
  };
  return maker;
}
