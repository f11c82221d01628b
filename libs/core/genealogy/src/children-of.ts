import { int32Column } from '@upline/kernel';
import type { Forest } from './forest.js';

/** Direct children in one array: those of an index are `list` from `start[index]` up to, not including, `start[index + 1]`. */
export interface Children {
  readonly start: Int32Array;
  readonly list: Int32Array;
}

/** Gathers the children of everybody, those of one parent in the order of their indexes. */
export function childrenOf({ size, parents }: Forest): Children {
  const start = int32Column(size + 1);
  for (let at = 0; at < parents.length; at++) {
    const parent = parents[at] as number;
    if (parent >= 0) start[parent + 1] = (start[parent + 1] ?? 0) + 1;
  }
  for (let index = 0; index < size; index++) start[index + 1] = (start[index + 1] ?? 0) + (start[index] ?? 0);
  const free = start.slice();
  const list = int32Column(start[size] ?? 0);
  for (let index = 0; index < size; index++) {
    const parent = parents[index] ?? -1;
    if (parent < 0) continue;
    const place = free[parent] ?? 0;
    free[parent] = place + 1;
    list[place] = index;
  }
  return { start, list };
}
