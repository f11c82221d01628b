import { int32Column, uint8Column } from '@upline/kernel';
import { branchesTo, countChildren, type Forest, subtreeHolders } from '@upline/genealogy';
import type { Volume } from '../../../plan/plan-schema.js';
import { conditionNode, type VolumeNode } from '../../../plan/references/plan-node.js';
import { type ColumnMaker, fillFromTheBottom } from '../column-maker.js';
import type { Columns } from '../columns.js';

type LegCount = Extract<Volume, { legsWith: unknown }>;

/** Counts the direct legs that hold somebody who answers a condition. */
export function makeLegCount(columns: Columns, node: VolumeNode, volume: LegCount, out: Float64Array): ColumnMaker {
  const { forest } = columns.tree(volume.tree);
  const marks = columns.marks(conditionNode(columns.plan, volume.legsWith, node.within));
  const depth = volume.depth === undefined || volume.depth === 'any' ? undefined : volume.depth;
  if (volume.personal !== undefined) return personalLegs(columns, volume, { marks, depth }, out);
  const members = legsByNearest(forest, marks, depth, out);
  const run = (): void => {
    if (depth !== undefined && depth > 1) return fillFromTheBottom(forest, [{ run, ...members }]);
    const holders = depth === 1 ? marks : subtreeHolders(forest, marks);
    const counts = countChildren(forest, holders);
    for (let row = 0; row < out.length; row++) out[row] = (counts[row] ?? 0) * 10_000;
  };
  return { run, ...members };
}

type Members = Omit<ColumnMaker, 'run'>;

/** By how far below the nearest of each leg is. */
function legsByNearest(
  { parents, size }: Forest,
  marks: Uint8Array,
  depth: number | undefined,
  out: Float64Array,
): Members {
  const nobody = size + 1;
  // Made when it is needed: counts that are made at once need none of it.
  let nearest: Int32Array | undefined;
  let legs: Int32Array | undefined;
  const most = depth ?? size;
  return {
    settle: (row) => {
      out[row] = (legs?.[row] ?? 0) * 10_000;
    },
    absorb: (row) => {
      nearest ??= int32Column(size).fill(nobody);
      legs ??= int32Column(size);
      const parent = parents[row] ?? -1;
      const distance = marks[row] === 1 ? 1 : (nearest[row] ?? nobody) + 1;
      if (parent < 0 || distance > nobody) return;
      if (distance <= most) legs[parent] = (legs[parent] ?? 0) + 1;
      nearest[parent] = Math.min(distance, nearest[parent] ?? nobody);
    },
  };
}

/** Legs in which somebody stands whom the member brought, and who answers. Each member looks up to who brought them. */
function personalLegs(
  columns: Columns,
  { tree, personal = '' }: LegCount,
  { marks, depth = Infinity }: { readonly marks: Uint8Array; readonly depth: number | undefined },
  out: Float64Array,
): ColumnMaker {
  const { forest } = columns.tree(tree);
  const { depths } = forest;
  const broughtBy = columns.tree(personal).forest.parents;
  const legs = branchesTo(forest, columns.down(tree), broughtBy);
  const counted = uint8Column(columns.size);
  const counts = int32Column(columns.size);
  const maker: ColumnMaker = {
    run: () => {
      for (let row = 0; row < out.length; row++) maker.absorb?.(row);
      for (let row = 0; row < out.length; row++) maker.settle(row);
    },
    settle: (row) => {
      out[row] = (counts[row] ?? 0) * 10_000;
    },
    absorb: (row) => {
      const leg = legs[row] ?? -1;
      if (leg < 0 || marks[row] !== 1 || counted[leg] === 1) return;
      const top = broughtBy[row] ?? 0;
      if ((depths[row] ?? 0) - (depths[top] ?? 0) > depth) return;
      counted[leg] = 1;
      counts[top] = (counts[top] ?? 0) + 1;
    },
  };
  return maker;
}
