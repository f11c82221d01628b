import { int32Column } from '@upline/kernel';
import type { Forest } from './forest.js';

/**
 * For every index the nearest strict ancestor that is marked, -1 where there is none. With it a walk that stops only at marked
 * ancestors takes one step per stop, however long the line between.
 */
export function nearestAbove(forest: Forest, marks: Uint8Array): Int32Array {
  const { parents, order } = forest;
  const nearest = int32Column(forest.size);
  for (const index of order) {
    const parent = parents[index] ?? -1;
    nearest[index] = parent < 0 || marks[parent] === 1 ? parent : (nearest[parent] ?? -1);
  }
  return nearest;
}
