import type { Forest } from '@upline/genealogy';
import { UplineError } from '@upline/kernel';

/**
 * For every row its own base and that of everybody below, in units of 10^-4, without the legs that are cut off: those of rows
 * marked in `cut`, who still have a group of their own.
 *
 * @throws UplineError `RUN.VOLUME_OUT_OF_RANGE` beyond 2^53
 */
export function groupBases({ parents, order }: Forest, own: Float64Array, cut: Uint8Array | undefined): Float64Array {
  const bases = own.slice();
  for (let place = order.length - 1; place >= 0; place--) {
    const row = order[place] ?? 0;
    const parent = parents[row] ?? -1;
    if (parent < 0 || cut?.[row] === 1) continue;
    const sum = (bases[parent] ?? 0) + (bases[row] ?? 0);
    if (!Number.isSafeInteger(sum)) {
      throw new UplineError('RUN.VOLUME_OUT_OF_RANGE', `The group of row ${parent} exceeds 2^53 units.`);
    }
    bases[parent] = sum;
  }
  return bases;
}
