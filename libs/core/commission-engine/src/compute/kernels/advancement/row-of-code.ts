import type { Frame } from '../../frame/frame.js';

/** The row of a member who is told by code in the carried state, -1 for nobody. */
export function rowOfCode({ byCode, snapshot }: Frame, code: string): number {
  const { codes } = snapshot.members;
  let [low, high] = [0, codes.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const row = byCode.rows[middle] ?? 0;
    const found = codes[row] ?? '';
    if (found === code) return row;
    if (found < code) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
