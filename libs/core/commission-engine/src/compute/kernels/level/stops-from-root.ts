import { countsFromRoot } from './rank-counts.js';
import type { WalkRules } from './walk-rules.js';

const prepared = new WeakMap<WalkRules, Int32Array>();

/**
 * How many rows that use up a level, whatever the level, lie on the line from the root to a row, the row included. With dynamic
 * compression those are the rows that are qualified for every level.
 */
export function stopsFromRoot(rules: WalkRules): Int32Array {
  let counts = prepared.get(rules);
  if (!counts) {
    const { eligible, entries, isDynamic, stopMarks, tree } = rules;
    const columns = isDynamic ? [...new Set([eligible, ...entries.map(({ qualified }) => qualified)])] : [];
    const isStop = isDynamic
      ? (row: number) => columns.every((column) => column[row] === 1)
      : (row: number) => !stopMarks || stopMarks[row] === 1;
    prepared.set(rules, (counts = countsFromRoot(tree.forest, isStop)));
  }
  return counts;
}
