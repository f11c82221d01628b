import { int32Column } from '@upline/kernel';
import type { Forest } from './forest.js';

/** For every index the number of its direct children that are marked. */
export function countChildren(forest: Forest, marks: Uint8Array): Int32Array {
  const counts = int32Column(forest.size);
  for (let index = 0; index < forest.size; index++) {
    const parent = forest.parents[index] ?? -1;
    if (parent >= 0 && marks[index] === 1) counts[parent] = (counts[parent] ?? 0) + 1;
  }
  return counts;
}
