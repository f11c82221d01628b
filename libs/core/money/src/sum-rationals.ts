import { addRational, rational, type Rational, zeroRational } from './rational.js';

/**
 * The exact sum. Values of one denominator are added as whole numbers, and only the few sums that come of it are brought to
 * a common denominator, in pairs: so no value pays for the common denominator of all.
 */
export function sumRationals(values: Iterable<Rational>): Rational {
  let sums = sumsByDenominator(values);
  while (sums.length > 1) sums = sumsOfPairs(sums);
  return sums[0] ?? zeroRational;
}

function sumsByDenominator(values: Iterable<Rational>): Rational[] {
  const sums = new Map<bigint, bigint>();
  let denominator = 1n;
  let sum = 0n;
  for (const value of values) {
    // Values of one origin come in a row: the map is asked only where the denominator changes.
    if (value.denominator !== denominator) {
      sums.set(denominator, sum);
      denominator = value.denominator;
      sum = sums.get(denominator) ?? 0n;
    }
    sum += value.numerator;
  }
  sums.set(denominator, sum);
  return [...sums].map(([of, numerator]) => rational(numerator, of));
}

function sumsOfPairs(sums: readonly Rational[]): Rational[] {
  const pairs: Rational[] = [];
  for (let place = 0; place < sums.length; place += 2) {
    pairs.push(addRational(sums[place] ?? zeroRational, sums[place + 1] ?? zeroRational));
  }
  return pairs;
}
