import { int32Column } from '@upline/kernel';
import type { Forest } from './forest.js';

/**
 * For every index the nearest strict ancestor that is marked (with 1, all others with 0), -1 where there is none. With it a walk that
 * stops only at marked ancestors takes one step per stop, however long the line between.
 */
export function nearestAbove(forest: Forest, marks: Uint8Array): Int32Array {
  const { parents, order } = forest;
  const nearest = int32Column(forest.size);
  for (let place = 0; place < order.length; place++) {
    const index = order[place] as number;
    const parent = parents[index] as number;
    if (parent < 0) {
      nearest[index] = -1;
      continue;
    }
    // Reckoned instead of asked: marks are as good as random, and branches on them are guessed wrongly.
    const above = nearest[parent] as number;
    nearest[index] = above + (parent - above) * (marks[parent] as number);
  }
  return nearest;
}
