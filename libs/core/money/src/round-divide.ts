import { invariant } from '@upline/kernel';

/** 'half-up': ties away from zero; 'half-even': ties to the even neighbour; 'down': toward zero. */
export type RoundingMode = 'half-up' | 'half-even' | 'down';

/** The whole number nearest to numerator / denominator by `mode`, exactly. The denominator must be positive. */
export function roundDivide(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  invariant(denominator > 0n, 'a rounding division has a positive denominator');
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n || mode === 'down') return quotient;
  const twice = 2n * (remainder < 0n ? -remainder : remainder);
  const isTie = twice === denominator;
  const awayFromZero = isTie ? mode === 'half-up' || quotient % 2n !== 0n : twice > denominator;
  if (!awayFromZero) return quotient;
  return numerator < 0n ? quotient - 1n : quotient + 1n;
}
