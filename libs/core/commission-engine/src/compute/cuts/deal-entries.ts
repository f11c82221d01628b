import { apportion, type Rational, zeroRational } from '@upline/money';

/** Exact amounts that belong to rows, a few to each. */
export interface Entries {
  readonly size: number;
  /** The row of each entry. */
  readonly receivers: Int32Array;
  /** In the units to which the plan rounds. */
  readonly shares: readonly Rational[];
  /** The order of the entries of one row, which decides ties; it must not depend on the numbering of members or lines. */
  readonly compare: (one: number, other: number) => number;
}

/**
 * Makes entries whole: those of a row sum to its total, which is at most a unit per entry away from their exact sum.
 *
 * @param totalOf the total of a row, given its exact entries
 */
export function dealEntries(
  { size, receivers, shares, compare }: Entries,
  totalOf: (row: number, shares: readonly Rational[]) => bigint,
): bigint[] {
  const parts = new Array<bigint>(shares.length).fill(0n);
  const { starts, entries } = groupByRow(receivers, size);
  for (let row = 0; row < size; row++) {
    const own = entries.subarray(starts[row], starts[row + 1]);
    if (own.length === 0) continue;
    if (own.length > 1) own.sort(compare);
    const exact = Array.from(own, (entry) => shares[entry] ?? zeroRational);
    apportion(totalOf(row, exact), exact).forEach((part, place) => (parts[own[place] ?? 0] = part));
  }
  return parts;
}

/** The entries of each row lie from `starts[row]` to `starts[row + 1]`. */
export function groupByRow(receivers: Int32Array, size: number): { starts: Int32Array; entries: Int32Array } {
  const starts = new Int32Array(size + 1);
  for (const row of receivers) starts[row + 1] = (starts[row + 1] ?? 0) + 1;
  for (let row = 0; row < size; row++) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  const next = starts.slice(0, size);
  const entries = new Int32Array(receivers.length);
  receivers.forEach((row, entry) => {
    const place = next[row] ?? 0;
    entries[place] = entry;
    next[row] = place + 1;
  });
  return { starts, entries };
}
