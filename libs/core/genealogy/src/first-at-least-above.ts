import { int32Column } from '@upline/kernel';
import type { DepthFirst } from './depth-first.js';
import type { Forest } from './forest.js';

/**
 * For every index the nearest strict ancestor whose number is at least its own, -1 where there is none.
 *
 * On the way down a stack keeps only those of the line whom nobody below them outdoes; its numbers fall, so that a search by halves
 * finds the ancestor. What an index pushes out of the stack is put back when its subtree is done.
 */
export function firstAtLeastAbove(forest: Forest, { order, exit }: DepthFirst, column: Float64Array): Int32Array {
  const { size } = forest;
  const stack = int32Column(size);
  // Of those on the line to the root, by depth: who, where they stand in the stack, whom they pushed out, how high it was.
  const line = int32Column(size);
  const place = int32Column(size);
  const ousted = int32Column(size);
  const heightBefore = int32Column(size);
  const found = int32Column(size);
  let height = 0;
  let open = 0;
  order.forEach((index, at) => {
    while (open > 0 && (exit[line[open - 1] ?? 0] ?? 0) <= at) {
      open--;
      stack[place[open] ?? 0] = ousted[open] ?? 0;
      height = heightBefore[open] ?? 0;
    }
    const own = column[index] ?? 0;
    let low = 0;
    let high = height;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((column[stack[middle] ?? 0] ?? 0) >= own) low = middle + 1;
      else high = middle;
    }
    found[index] = low === 0 ? -1 : (stack[low - 1] ?? -1);
    line[open] = index;
    place[open] = low;
    ousted[open] = stack[low] ?? 0;
    heightBefore[open] = height;
    open++;
    stack[low] = index;
    height = low + 1;
  });
  return found;
}
