import { invariant } from '@upline/kernel';

/**
 * Deals a total over weights, in proportion, so that the parts always sum to the total: every part is rounded down, and what
 * is left goes one minor unit each to the largest remainders, ties to the earlier place. A negative total is dealt like its
 * absolute value. Weights are not negative and at least one is positive, unless the total is zero.
 */
export function allocateLargestRemainder(totalMinor: bigint, weights: readonly bigint[]): bigint[] {
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0n);
  invariant(
    weights.every((weight) => weight >= 0n),
    'a weight is not negative',
  );
  if (totalMinor === 0n) return weights.map(() => 0n);
  invariant(weightSum > 0n, 'an amount is dealt over at least one positive weight');
  if (totalMinor < 0n) return allocateLargestRemainder(-totalMinor, weights).map((part) => -part);
  const parts = weights.map((weight) => (totalMinor * weight) / weightSum);
  const remainders = weights.map((weight) => (totalMinor * weight) % weightSum);
  let left = totalMinor - parts.reduce((sum, part) => sum + part, 0n);
  const places = weights.map((_, place) => place);
  places.sort((one, other) => compare(remainders[other] ?? 0n, remainders[one] ?? 0n) || one - other);
  for (const place of places) {
    if (left === 0n) break;
    parts[place] = (parts[place] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts;
}

function compare(left: bigint, right: bigint): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
