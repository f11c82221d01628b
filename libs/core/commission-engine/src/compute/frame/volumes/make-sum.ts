import { float64Column } from '@upline/kernel';
import { ancestorsAt, type Forest, subtreeSums, sumsWithin } from '@upline/genealogy';
import type { Volume } from '../../../plan/plan-schema.js';
import { conditionNode, volumeNode, type VolumeNode } from '../../../plan/references/plan-node.js';
import type { ColumnMaker } from '../column-maker.js';
import type { Columns } from '../columns.js';
import { checkedSums, checkedUnits } from './checked-units.js';

type Sum = Extract<Volume, { sum: string } | { countOf: unknown }>;

/** What is summed, and how far down. */
interface Summed {
  readonly forest: Forest;
  /** Units, or marks that count one whole each. */
  readonly column: Float64Array | Uint8Array;
  readonly self: boolean;
  readonly depth: number | undefined;
  readonly boundaries: Uint8Array | undefined;
  readonly boundaryCounts: boolean;
}

/** Sums a volume over everybody below, or counts those below who answer a condition. */
export function makeSum(columns: Columns, node: VolumeNode, volume: Sum, out: Float64Array): ColumnMaker {
  const summed = summedBy(columns, node, volume);
  const { column, depth, boundaries } = summed;
  const run = (): void => {
    const units = column instanceof Float64Array ? column : wholes(column);
    const { forest, self, boundaryCounts } = summed;
    if (depth === undefined && !boundaries) {
      out.set(checkedSums(() => subtreeSums(forest, units, self)));
      return;
    }
    const limits = { depth, boundaries, boundaryCounts };
    out.set(checkedSums(() => sumsWithin(forest, columns.down(volume.tree), units, limits)));
    if (self) for (let row = 0; row < out.length; row++) out[row] = checkedUnits((out[row] ?? 0) + (units[row] ?? 0));
  };
  const members =
    depth !== undefined && boundaries
      ? lookDown(columns, summed, volume.tree, out)
      : passUp(columns, summed, volume.tree, out);
  return { run, ...members };
}

function summedBy(columns: Columns, { within }: VolumeNode, volume: Sum): Summed {
  const { plan } = columns;
  const { forest } = columns.tree(volume.tree);
  const depth = volume.depth === 'any' ? undefined : volume.depth;
  if ('countOf' in volume) {
    const column = columns.marks(conditionNode(plan, volume.countOf, within));
    return { forest, column, self: false, depth, boundaries: undefined, boundaryCounts: false };
  }
  const { until, self } = volume;
  const boundaries = until && columns.marks(conditionNode(plan, until.boundary));
  const column = columns.numbers(volumeNode(plan, volume.sum));
  return { forest, column, self, depth, boundaries, boundaryCounts: until?.boundaryMember === 'included' };
}

/** Marks as units: one whole each. */
function wholes(marks: Uint8Array): Float64Array {
  const units = float64Column(marks.length);
  for (let row = 0; row < units.length; row++) units[row] = (marks[row] ?? 0) * 10_000;
  return units;
}

type Members = Omit<ColumnMaker, 'run'>;

/** Hands sums up member by member. With a depth, what reaches too far up is taken off there. */
function passUp(columns: Columns, summed: Summed, tree: string, out: Float64Array): Members {
  const { forest, column, self, depth, boundaries, boundaryCounts } = summed;
  const { parents } = forest;
  const one = column instanceof Uint8Array ? 10_000 : 1;
  // Made when it is needed: columns that are made at once need none of it.
  let below: Float64Array | undefined;
  let beyond: Int32Array | undefined;
  const start = (): Float64Array => {
    if (depth !== undefined) beyond = ancestorsAt(forest, columns.down(tree), depth + 1);
    return (below = float64Column(columns.size));
  };
  return {
    settle: (row) => {
      below ??= start();
      out[row] = checkedUnits((below[row] ?? 0) + (self ? (column[row] ?? 0) * one : 0));
    },
    absorb: (row) => {
      below ??= start();
      const parent = parents[row] ?? -1;
      const own = (column[row] ?? 0) * one;
      if (parent < 0) return;
      if (boundaries?.[row] !== 1) below[parent] = (below[parent] ?? 0) + (below[row] ?? 0) + own;
      else if (boundaryCounts) below[parent] = (below[parent] ?? 0) + own;
      const last = beyond?.[row] ?? -1;
      if (last >= 0) below[last] = (below[last] ?? 0) - own;
    },
  };
}

/** With a depth and a boundary, looks down from each member; only where columns need each other. */
function lookDown(columns: Columns, summed: Summed, tree: string, out: Float64Array): Members {
  const { column, self, depth = 0, boundaries, boundaryCounts, forest } = summed;
  const one = column instanceof Uint8Array ? 10_000 : 1;
  const { start, list } = columns.children(tree);
  return {
    settle: (row) => {
      let sum = self ? (column[row] ?? 0) * one : 0;
      const lowest = (forest.depths[row] ?? 0) + depth;
      const open = [row];
      for (let top = open.pop(); top !== undefined; top = open.pop()) {
        for (let place = start[top] ?? 0; place < (start[top + 1] ?? 0); place++) {
          const child = list[place] ?? 0;
          const stops = boundaries?.[child] === 1;
          if (!stops || boundaryCounts) sum += (column[child] ?? 0) * one;
          if (!stops && (forest.depths[child] ?? 0) < lowest) open.push(child);
        }
      }
      out[row] = checkedUnits(sum);
    },
  };
}
