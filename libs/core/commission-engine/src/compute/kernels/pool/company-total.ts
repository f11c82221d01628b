import { UplineError } from '@upline/kernel';
import type { Frame } from '../../frame/frame.js';

/**
 * A volume of the whole company in units of 10^-4: the sum over all members. A volume that is the company's already (`company`) is
 * the same for everybody and taken once.
 *
 * @throws UplineError `RUN.VOLUME_OUT_OF_RANGE` beyond 2^53
 */
export function companyTotal(frame: Frame, name: string): number {
  return companyTotals(frame, name, 1, () => 0)[0] ?? 0;
}

/** The same by group; members whose group is below 0 count nowhere. A volume that is the company's is that of every group. */
export function companyTotals(
  frame: Frame,
  name: string,
  groups: number,
  groupOf: (row: number) => number,
): Float64Array {
  const column = frame.volume(name);
  const volume = frame.plan.volumes[name];
  const sums = new Float64Array(groups);
  if (volume !== undefined && 'company' in volume) return sums.fill(column[0] ?? 0);
  for (let row = 0; row < column.length; row++) {
    const group = groupOf(row);
    if (group < 0) continue;
    const sum = (sums[group] ?? 0) + (column[row] ?? 0);
    if (!Number.isSafeInteger(sum)) {
      throw new UplineError('RUN.VOLUME_OUT_OF_RANGE', `The ${name} of the company exceeds 2^53 units.`);
    }
    sums[group] = sum;
  }
  return sums;
}
