import { float64Column, invariant, UplineError } from '@upline/kernel';

/**
 * Deals a whole number over whole weights, one per row, so that the parts sum to it: every part is rounded down, and what is left
 * goes one each to the largest remainders, ties to the earlier row in `order`. Rows that are not in `order` get nothing. Linear but
 * for one sort of numbers, and exact beyond 2^53.
 *
 * @throws UplineError `RUN.AMOUNT_OUT_OF_RANGE` when the weights sum to more than 2^53
 */
export function dealWhole(
  total: number,
  weights: { readonly [row: number]: number; readonly length: number },
  order: Int32Array,
): Float64Array {
  const parts = float64Column(weights.length);
  let sum = 0;
  for (const row of order) sum += weights[row] ?? 0;
  if (!Number.isSafeInteger(sum)) throw new UplineError('RUN.AMOUNT_OUT_OF_RANGE', `${sum} exceeds 2^53.`);
  if (total === 0) return parts;
  invariant(total > 0 && sum > 0, 'a positive amount is dealt over at least one positive weight');
  const divisor = commonDivisor(total, sum);
  const remainders = float64Column(weights.length);
  let left = total;
  const [numerator, denominator] = [total / divisor, sum / divisor];
  for (const row of order) {
    const weight = weights[row] ?? 0;
    const remainder = remainderOf(weight, numerator, denominator);
    const part = wholePart(weight, numerator, denominator, remainder);
    remainders[row] = remainder;
    parts[row] = part;
    left -= part;
  }
  if (left > 0) dealRest(left, remainders, parts, order);
  return parts;
}

function remainderOf(weight: number, numerator: number, denominator: number): number {
  const product = weight * numerator;
  if (product <= Number.MAX_SAFE_INTEGER) return product % denominator;
  return Number((BigInt(weight) * BigInt(numerator)) % BigInt(denominator));
}

function wholePart(weight: number, numerator: number, denominator: number, remainder: number): number {
  const product = weight * numerator;
  if (product <= Number.MAX_SAFE_INTEGER) return (product - remainder) / denominator;
  return Number((BigInt(weight) * BigInt(numerator)) / BigInt(denominator));
}

function dealRest(left: number, remainders: Float64Array, parts: Float64Array, order: Int32Array): void {
  // The remainders are below the denominator and sum to `left` times it, so more than `left` of them are not zero.
  const lowest = remainders.slice().sort()[remainders.length - left] ?? 0;
  let ties = left;
  for (const row of order) if ((remainders[row] ?? 0) > lowest) ties--;
  for (const row of order) {
    const remainder = remainders[row] ?? 0;
    if (remainder < lowest || (remainder === lowest && ties-- <= 0)) continue;
    parts[row] = (parts[row] ?? 0) + 1;
  }
}

function commonDivisor(one: number, other: number): number {
  while (other !== 0) [one, other] = [other, one % other];
  return one;
}
