import { isAbove } from '@upline/genealogy';
import { invariant } from '@upline/kernel';
import type { Volume } from '../../../plan/plan-schema.js';
import { conditionNode, type VolumeNode } from '../../../plan/references/plan-node.js';
import { type ColumnMaker, madeAtOnce } from '../column-maker.js';
import type { Columns } from '../columns.js';
import { countPairs } from './count-pairs.js';

type CountVolume = Extract<Volume, { countOf: unknown }>;

/** Counts those below in one tree who answer a condition and stand in a certain leg of the member in another tree. */
export function makeInLegCount(
  columns: Columns,
  node: VolumeNode,
  volume: CountVolume,
  out: Float64Array,
): ColumnMaker {
  const { inLeg, depth } = volume;
  invariant(inLeg, 'a count in a leg names the leg');
  const marks = columns.marks(conditionNode(columns.plan, volume.countOf, node.within));
  const legs = legBranches(columns, inLeg);
  if (depth === 'any') return countedAtOnce(columns, { tree: volume.tree, legTree: inLeg.tree }, { marks, legs }, out);
  const { parents } = columns.tree(volume.tree).forest;
  const down = columns.down(inLeg.tree);
  const counts = new Int32Array(columns.size);
  const stands = (row: number, above: number): boolean => {
    for (let branch = legs.first[above] ?? -1; branch >= 0; branch = legs.next[branch] ?? -1) {
      if (branch === row || isAbove(down, branch, row)) return true;
    }
    return false;
  };
  const maker: ColumnMaker = {
    run: () => {
      for (let row = 0; row < out.length; row++) maker.absorb?.(row);
      for (let row = 0; row < out.length; row++) maker.settle(row);
    },
    settle: (row) => {
      out[row] = (counts[row] ?? 0) * 10_000;
    },
    absorb: (row) => {
      if (marks[row] !== 1) return;
      let above = parents[row] ?? -1;
      for (let step = 0; step < depth && above >= 0; step++, above = parents[above] ?? -1) {
        if (stands(row, above)) counts[above] = (counts[above] ?? 0) + 1;
      }
    },
  };
  return maker;
}

/** The children that begin a leg: the first of every member, and after each the next of the same member; -1 for none. */
interface LegBranches {
  readonly first: Int32Array;
  readonly next: Int32Array;
}

/** In a tree as it was placed a leg has one child; in a compressed one those who moved up stand beside each other in one leg. */
function legBranches(columns: Columns, { tree, leg }: { readonly tree: string; readonly leg: number }): LegBranches {
  const view = columns.tree(tree);
  const first = new Int32Array(columns.size).fill(-1);
  const next = new Int32Array(columns.size).fill(-1);
  view.forest.parents.forEach((parent, row) => {
    if (parent < 0 || view.leg[row] !== leg) return;
    next[row] = first[parent] ?? -1;
    first[parent] = row;
  });
  return { first, next };
}

/** A member of one subtree and one leg is a point in a rectangle, once both trees are read downward. */
function countedAtOnce(
  columns: Columns,
  { tree, legTree }: { readonly tree: string; readonly legTree: string },
  { marks, legs }: { readonly marks: Uint8Array; readonly legs: LegBranches },
  out: Float64Array,
): ColumnMaker {
  return madeAtOnce(() => {
    const one = columns.down(tree);
    const other = columns.down(legTree);
    const places = one.order.map((row) => (marks[row] === 1 ? (other.entry[row] ?? 0) : -1));
    const parents = columns.tree(legTree).forest.parents;
    const begins = new Uint8Array(columns.size);
    for (const lists of [legs.first, legs.next]) for (const row of lists) if (row >= 0) begins[row] = 1;
    const counts = countPairs(places, columns.size, (branch) => {
      if (begins[branch] === 0) return undefined;
      const member = parents[branch] ?? 0;
      const [left, right] = [(one.entry[member] ?? 0) + 1, one.exit[member] ?? 0];
      return { left, right, low: other.entry[branch] ?? 0, high: other.exit[branch] ?? 0 };
    });
    counts.forEach((count, branch) => {
      const member = parents[branch] ?? -1;
      if (count > 0) out[member] = (out[member] ?? 0) + count * 10_000;
    });
  });
}
