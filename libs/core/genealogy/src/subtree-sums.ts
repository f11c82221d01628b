import { copyOfColumn, UplineError } from '@upline/kernel';
import type { Forest } from './forest.js';

/**
 * For every index the sum of a column over everybody below, with or without the index itself. The column holds safe integers.
 *
 * @throws UplineError `GENEALOGY.SUM_OUT_OF_RANGE` when a sum leaves the range in which a double is exact (2^53)
 */
export function subtreeSums(forest: Forest, column: Float64Array, self: boolean): Float64Array {
  const { parents, order } = forest;
  const sums = copyOfColumn(column);
  for (let place = order.length - 1; place >= 0; place--) {
    const index = order[place] ?? 0;
    const parent = parents[index] ?? -1;
    if (parent < 0) continue;
    const sum = (sums[parent] ?? 0) + (sums[index] ?? 0);
    if (!Number.isSafeInteger(sum)) {
      throw new UplineError('GENEALOGY.SUM_OUT_OF_RANGE', `The sum below index ${parent} exceeds 2^53 units.`);
    }
    sums[parent] = sum;
  }
  if (!self) for (let index = 0; index < sums.length; index++) sums[index] = (sums[index] ?? 0) - (column[index] ?? 0);
  return sums;
}
