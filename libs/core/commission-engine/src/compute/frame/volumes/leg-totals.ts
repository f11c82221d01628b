import type { TreeView } from '../tree-view.js';
import type { Columns } from '../columns.js';
import { checkedUnits } from './checked-units.js';

/** The volume of a member's legs, read one member at a time from the bottom of the tree. */
export interface LegTotals {
  /** The volume of each leg of the member that was read last, from the start; what lies behind is of others. */
  readonly legs: Float64Array;
  /** Reads the legs of a member and answers their number; in a tree of fixed width an empty leg has zero. */
  read(row: number): number;
  /** Lets a member count in the legs of those above. */
  absorb(row: number): void;
}

/** In a tree with numbered legs all children of one number are one leg; elsewhere every child is. */
export function legTotals(columns: Columns, tree: string, column: Float64Array): LegTotals {
  const view: TreeView = columns.tree(tree);
  const { start, list } = columns.children(tree);
  const totals = new Float64Array(columns.size);
  const { parents } = view.forest;
  const width = view.width ?? 0;
  const legs = new Float64Array(width + mostChildren(start));
  return {
    legs,
    read: (row) => {
      let count = width;
      for (let leg = 0; leg < width; leg++) legs[leg] = 0;
      const end = start[row + 1] ?? 0;
      for (let place = start[row] ?? 0; place < end; place++) {
        const child = list[place] ?? 0;
        const leg = (view.leg[child] ?? 0) - 1;
        if (leg >= 0 && leg < width) legs[leg] = (legs[leg] ?? 0) + (totals[child] ?? 0);
        else legs[count++] = totals[child] ?? 0;
      }
      return count;
    },
    absorb: (row) => {
      const total = checkedUnits((totals[row] ?? 0) + (column[row] ?? 0));
      totals[row] = total;
      const parent = parents[row] ?? -1;
      if (parent >= 0) totals[parent] = (totals[parent] ?? 0) + total;
    },
  };
}

function mostChildren(start: Int32Array): number {
  let most = 0;
  for (let row = 1; row < start.length; row++) most = Math.max(most, (start[row] ?? 0) - (start[row - 1] ?? 0));
  return most;
}

/** The sum of the first `count` legs. */
export function sumOfLegs(legs: Float64Array, count: number): number {
  let sum = 0;
  for (let leg = 0; leg < count; leg++) sum += legs[leg] ?? 0;
  return sum;
}

/** The strongest of the first `count` legs, zero where there is none. */
export function strongestLeg(legs: Float64Array, count: number): number {
  let strongest = legs[0] ?? 0;
  for (let leg = 1; leg < count; leg++) strongest = Math.max(strongest, legs[leg] ?? 0);
  return count === 0 ? 0 : strongest;
}
