import type { Forest } from './forest.js';

/** Everybody below an index, at any depth, in ascending order of index; the index itself is not among them. */
export function membersBelow(forest: Forest, index: number): Int32Array {
  const below = new Uint8Array(forest.size);
  let count = 0;
  for (const each of forest.order) {
    const parent = forest.parents[each] ?? -1;
    if (parent < 0 || (parent !== index && below[parent] !== 1)) continue;
    below[each] = 1;
    count++;
  }
  const members = new Int32Array(count);
  let end = 0;
  below.forEach((isBelow, each) => {
    if (isBelow === 1) members[end++] = each;
  });
  return members;
}
