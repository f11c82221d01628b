import { float64Column } from '@upline/kernel';
import type { DepthFirst } from './depth-first.js';
import { ancestorsAt } from './ancestors-at.js';
import type { Forest } from './forest.js';
import { nearestAbove } from './nearest-above.js';
import { subtreeSums } from './subtree-sums.js';

/** How far down a sum looks. */
export interface SumLimits {
  /** Levels below; left out: all. */
  readonly depth?: number | undefined;
  /** Marks of those below whom nothing passes. Their own number passes if `boundaryCounts`. */
  readonly boundaries?: Uint8Array | undefined;
  readonly boundaryCounts?: boolean | undefined;
}

/**
 * For every index the sum of a column over those below it, the index left out, within limits. Each number is added at the parent
 * and taken off above the last ancestor that it reaches: one pass, however deep.
 *
 * @throws UplineError `GENEALOGY.SUM_OUT_OF_RANGE`
 */
export function sumsWithin(forest: Forest, down: DepthFirst, column: Float64Array, limits: SumLimits): Float64Array {
  const { size, parents, depths } = forest;
  const { depth, boundaries, boundaryCounts } = limits;
  const farthest = depth === undefined ? undefined : ancestorsAt(forest, down, depth);
  const boundary = boundaries && nearestAbove(forest, boundaries);
  const steps = float64Column(size);
  for (let index = 0; index < size; index++) {
    const parent = parents[index] ?? -1;
    if (parent < 0 || (boundaries?.[index] === 1 && !boundaryCounts)) continue;
    const units = column[index] ?? 0;
    steps[parent] = (steps[parent] ?? 0) + units;
    const one = farthest?.[index] ?? -1;
    const other = boundary?.[index] ?? -1;
    const last = one < 0 || (other >= 0 && (depths[other] ?? 0) > (depths[one] ?? 0)) ? other : one;
    const beyond = last < 0 ? -1 : (parents[last] ?? -1);
    if (beyond >= 0) steps[beyond] = (steps[beyond] ?? 0) - units;
  }
  return subtreeSums(forest, steps, true);
}
