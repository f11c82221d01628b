/** Volume that one cycle takes off the stronger and off the weaker side, in units of 10^-4, both above zero. */
export interface Pair {
  readonly strong: number;
  readonly weak: number;
}

/** How many cycles were made, and what they took off each side. */
export interface Cycles {
  readonly count: number;
  readonly left: number;
  readonly right: number;
  /** What they took as the weaker side. */
  readonly weak: number;
}

export const noCycles: Cycles = { count: 0, left: 0, right: 0, weak: 0 };

/**
 * Cycles while strong and weak stay what they are: `leftIsWeak` or not. Not more than `most`.
 */
export function cyclesOnFixedSides(left: number, right: number, pair: Pair, leftIsWeak: boolean, most: number): Cycles {
  const [strong, weak] = leftIsWeak ? [right, left] : [left, right];
  const count = Math.min(wholeTimes(strong, pair.strong), wholeTimes(weak, pair.weak), most);
  const [ofStrong, ofWeak] = [count * pair.strong, count * pair.weak];
  return { count, left: leftIsWeak ? ofWeak : ofStrong, right: leftIsWeak ? ofStrong : ofWeak, weak: ofWeak };
}

/**
 * Cycles for each of which strong and weak are decided anew; the left is weak when both are equal. Not counted one by one: as long as the
 * difference is at least what a cycle takes off it, the sides stay; then they change places with every cycle, so that every
 * two cycles take as much off the left as off the right.
 */
export function cyclesOnChangingSides(left: number, right: number, pair: Pair, most: number): Cycles {
  const leftIsWeak = left <= right;
  const step = pair.strong - pair.weak;
  // A pair that takes no more off the strong side than off the weak one never makes the strong side weak.
  if (step <= 0) return cyclesOnFixedSides(left, right, pair, leftIsWeak, most);
  const steady = wholeTimes(Math.abs(left - right), step);
  const first = cyclesOnFixedSides(left, right, pair, leftIsWeak, Math.min(steady, most));
  if (first.count < steady) return first;
  const rest = most - first.count;
  const [leftNow, rightNow] = [left - first.left, right - first.right];
  const both = pair.strong + pair.weak;
  const twice = Math.min(wholeTimes(Math.min(leftNow, rightNow), both), rest === Infinity ? rest : wholeTimes(rest, 2));
  const taken = twice * both;
  const last = cyclesOnFixedSides(
    leftNow - taken,
    rightNow - taken,
    pair,
    leftNow <= rightNow,
    Math.min(1, rest - 2 * twice),
  );
  return {
    count: first.count + 2 * twice + last.count,
    left: first.left + taken + last.left,
    right: first.right + taken + last.right,
    weak: first.weak + 2 * twice * pair.weak + last.weak,
  };
}

/** How often `part` goes into `amount`; never where the amount is a debt. Exact, as a rounded quotient of doubles is not. */
export function wholeTimes(amount: number, part: number): number {
  return amount <= 0 ? 0 : (amount - (amount % part)) / part;
}
