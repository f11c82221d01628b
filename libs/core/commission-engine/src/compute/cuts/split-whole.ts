import { allocateLargestRemainder } from '@upline/money';

/**
 * Deals a whole number over a few whole weights that are not negative, so that the parts sum to it: by largest remainder, ties to the earlier
 * place. In numbers as long as the products are exact.
 */
export function splitWhole(total: number, weights: readonly number[]): number[] {
  let sum = 0;
  let largest = 0;
  for (const weight of weights) {
    sum += weight;
    if (weight > largest) largest = weight;
  }
  if (total <= 0 || total * largest > Number.MAX_SAFE_INTEGER || sum > Number.MAX_SAFE_INTEGER) {
    return splitWide(total, weights);
  }
  let left = total;
  const remainders: number[] = [];
  const parts = weights.map((weight) => {
    const product = total * weight;
    const remainder = product % sum;
    remainders.push(remainder);
    const part = (product - remainder) / sum;
    left -= part;
    return part;
  });
  for (; left > 0; left--) {
    const place = placeOfLargest(remainders);
    parts[place] = (parts[place] ?? 0) + 1;
    remainders[place] = -1;
  }
  return parts;
}

function placeOfLargest(remainders: readonly number[]): number {
  let found = 0;
  for (let place = 1; place < remainders.length; place++) {
    if ((remainders[place] ?? 0) > (remainders[found] ?? 0)) found = place;
  }
  return found;
}

function splitWide(total: number, weights: readonly number[]): number[] {
  const parts = allocateLargestRemainder(
    BigInt(total),
    weights.map((weight) => BigInt(weight)),
  );
  return parts.map(Number);
}
