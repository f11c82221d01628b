import { int32Column } from '@upline/kernel';
import type { DepthFirst } from './depth-first.js';
import type { Forest } from './forest.js';

/**
 * For every index the child of `tops[index]` in whose subtree the index stands (itself, if it is that child); -1 where that top is
 * not strictly above it.
 */
export function branchesTo(forest: Forest, { order }: DepthFirst, tops: Int32Array): Int32Array {
  const path = int32Column(forest.size);
  const branches = int32Column(forest.size);
  for (let place = 0; place < order.length; place++) {
    const index = order[place] as number;
    const depth = forest.depths[index] ?? 0;
    path[depth] = index;
    const top = tops[index] ?? -1;
    const topDepth = top < 0 ? depth : (forest.depths[top] ?? 0);
    branches[index] = topDepth < depth && path[topDepth] === top ? (path[topDepth + 1] ?? -1) : -1;
  }
  return branches;
}
