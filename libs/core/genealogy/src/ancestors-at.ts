import { int32Column } from '@upline/kernel';
import type { DepthFirst } from './depth-first.js';
import type { Forest } from './forest.js';

/** For every index the ancestor `steps` above it (1 is the parent), -1 where the line ends before. */
export function ancestorsAt(forest: Forest, { order }: DepthFirst, steps: number): Int32Array {
  const path = int32Column(forest.size);
  const ancestors = int32Column(forest.size);
  for (const index of order) {
    const depth = forest.depths[index] ?? 0;
    path[depth] = index;
    ancestors[index] = steps > depth ? -1 : (path[depth - steps] ?? -1);
  }
  return ancestors;
}
