import { invariant } from '@upline/kernel';
import { compareRational, type Rational } from './rational.js';

/**
 * Deals a total over its exact shares, of either sign, so that the parts always sum to the total, which is the sum of the shares
 * rounded: every share is rounded down, toward minus infinity, and what is left goes one minor unit each to the largest
 * remainders, ties to the earlier place. So no part is a whole unit away from its share.
 *
 * A total that was moved further, by at most one unit per share, is dealt too; where units are missing, they are taken one each
 * from the smallest remainders, ties from the later place.
 */
export function apportion(totalMinor: bigint, shares: readonly Rational[]): bigint[] {
  const parts = shares.map(floor);
  const left = totalMinor - parts.reduce((sum, part) => sum + part, 0n);
  const units = Number(left < 0n ? -left : left);
  invariant(units <= shares.length, 'a total is at most one unit per share away from the shares rounded down');
  if (units === 0) return parts;
  const places = placesByRemainder(shares, parts);
  const step = left < 0n ? -1n : 1n;
  for (const place of left < 0n ? places.slice(-units) : places.slice(0, units)) {
    parts[place] = (parts[place] ?? 0n) + step;
  }
  return parts;
}

function placesByRemainder(shares: readonly Rational[], parts: readonly bigint[]): number[] {
  const remainders = shares.map(({ numerator, denominator }, place) => ({
    place,
    value: { numerator: numerator - (parts[place] ?? 0n) * denominator, denominator },
  }));
  remainders.sort((one, other) => compareRational(other.value, one.value) || one.place - other.place);
  return remainders.map(({ place }) => place);
}

function floor({ numerator, denominator }: Rational): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}
