import type { Forest } from './forest.js';

/** For every index 1 if the index itself or anybody below it is marked, otherwise 0. */
export function subtreeHolders(forest: Forest, marks: Uint8Array): Uint8Array {
  const { parents, order } = forest;
  const holders = marks.slice();
  for (let place = order.length - 1; place >= 0; place--) {
    const index = order[place] ?? 0;
    const parent = parents[index] ?? -1;
    if (parent >= 0 && holders[index] === 1) holders[parent] = 1;
  }
  return holders;
}
