import { int32Column } from '@upline/kernel';
import type { Forest } from './forest.js';

/** A forest read downward: everybody before those below them, and each subtree in one piece. */
export interface DepthFirst {
  readonly order: Int32Array;
  /** The subtree of an index is `order` from `entry[index]` up to, not including, `exit[index]`. */
  readonly entry: Int32Array;
  readonly exit: Int32Array;
}

/** Orders a forest depth first, in linear time: places are dealt out top down, once it is known how many each subtree needs. */
export function depthFirst({ size, parents, order }: Forest): DepthFirst {
  const need = int32Column(size).fill(1);
  for (let place = size - 1; place >= 0; place--) {
    const index = order[place] ?? 0;
    const parent = parents[index] ?? -1;
    if (parent >= 0) need[parent] = (need[parent] ?? 0) + (need[index] ?? 0);
  }
  const entry = int32Column(size);
  const exit = int32Column(size);
  const free = int32Column(size);
  const sorted = int32Column(size);
  let freeRoot = 0;
  for (let at = 0; at < order.length; at++) {
    const index = order[at] as number;
    const parent = parents[index] ?? -1;
    const start = parent < 0 ? freeRoot : (free[parent] ?? 0);
    const end = start + (need[index] ?? 0);
    if (parent < 0) freeRoot = end;
    else free[parent] = end;
    entry[index] = start;
    exit[index] = end;
    free[index] = start + 1;
    sorted[start] = index;
  }
  return { order: sorted, entry, exit };
}

/** Whether `top` stands strictly above `index`. */
export function isAbove({ entry, exit }: DepthFirst, top: number, index: number): boolean {
  const place = entry[index] ?? 0;
  return place > (entry[top] ?? 0) && place < (exit[top] ?? 0);
}
