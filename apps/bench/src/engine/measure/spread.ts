/** The middle of what was measured, and the best, in milliseconds: the one to compare by, the other to see what noise there was. */
export interface Spread {
  readonly medianMilliseconds: number;
  readonly bestMilliseconds: number;
}

export function spreadOf(milliseconds: readonly number[]): Spread {
  const sorted = [...milliseconds].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
  return { medianMilliseconds: tenths(median), bestMilliseconds: tenths(sorted[0] ?? 0) };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
