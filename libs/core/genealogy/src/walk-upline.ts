import type { Forest } from './forest.js';

/** The ancestors of an index, from its parent to the root. */
export function* walkUpline(forest: Forest, index: number): Generator<number, void, undefined> {
  for (let above = forest.parents[index] ?? -1; above >= 0; above = forest.parents[above] ?? -1) yield above;
}
