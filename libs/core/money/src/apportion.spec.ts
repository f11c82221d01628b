import fc from 'fast-check';
import {
  apportion,
  compareRational,
  rational,
  type Rational,
  type RoundingMode,
  roundRational,
  subtractRational,
  sumRationals,
} from './index.js';

const sumOf = (parts: readonly bigint[]): bigint => parts.reduce((sum, part) => sum + part, 0n);
const shares = fc.array(
  fc
    .tuple(fc.bigInt({ min: -10_000n, max: 10_000n }), fc.bigInt({ min: 1n, max: 30n }))
    .map(([numerator, denominator]) => rational(numerator, denominator)),
  { minLength: 1, maxLength: 30 },
);
const one = rational(1n, 1n);
const isWithinOne = (part: bigint, share: Rational): boolean => {
  const distance = subtractRational(rational(part, 1n), share);
  return (
    compareRational(distance, one) < 0 && compareRational({ ...distance, numerator: -distance.numerator }, one) < 0
  );
};
const thirds = (...numerators: bigint[]): Rational[] => numerators.map((numerator) => rational(numerator, 3n));

describe('apportion', () => {
  it('gives what is left to the largest remainders, ties to the earlier place', () => {
    expect(apportion(2n, thirds(1n, 2n, 3n))).toEqual([0n, 1n, 1n]);
    expect(apportion(4n, thirds(4n, 4n, 4n))).toEqual([2n, 1n, 1n]);
    expect(apportion(1n, [rational(1n, 2n), rational(1n, 3n)])).toEqual([1n, 0n]);
    expect(apportion(0n, [rational(1n, 2n), rational(1n, 3n)])).toEqual([0n, 0n]);
  });

  it('rounds negative shares down before it deals what is left', () => {
    expect(apportion(-1n, thirds(-1n, -2n))).toEqual([0n, -1n]);
    expect(apportion(-1n, thirds(-4n, 1n))).toEqual([-1n, 0n]);
    expect(apportion(3n, [rational(-7n, 2n), rational(13n, 2n)])).toEqual([-3n, 6n]);
  });

  it('leaves whole shares as they are', () => {
    expect(apportion(5n, [rational(7n, 1n), rational(0n, 1n), rational(-2n, 1n)])).toEqual([7n, 0n, -2n]);
    expect(apportion(0n, [])).toEqual([]);
  });

  it('adds up to the total with no part a unit away from its share, whether the sum was rounded down or up', () => {
    fc.assert(
      fc.property(shares, fc.boolean(), (exact, isUp) => {
        const sum = sumRationals(exact);
        const towardZero = roundRational(sum, 'down');
        const floor = sum.numerator < 0n && sum.denominator > 1n ? towardZero - 1n : towardZero;
        const total = isUp && sum.denominator > 1n ? floor + 1n : floor;
        const parts = apportion(total, exact);
        expect(sumOf(parts)).toBe(total);
        expect(parts.every((part, place) => isWithinOne(part, exact[place] ?? one))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('deals the sum that any mode of rounding makes', () => {
    const modes = fc.constantFrom<RoundingMode>('half-up', 'half-even', 'down');
    fc.assert(
      fc.property(shares, modes, (exact, mode) => {
        const total = roundRational(sumRationals(exact), mode);
        expect(sumOf(apportion(total, exact))).toBe(total);
      }),
    );
  });

  it('never gives the smaller of two remainders what it denies the larger', () => {
    fc.assert(
      fc.property(shares, (exact) => {
        const parts = apportion(roundRational(sumRationals(exact), 'half-up'), exact);
        const isRaised = exact.map((share, place) => compareRational(rational(parts[place] ?? 0n, 1n), share) > 0);
        const remainders = exact.map(({ numerator, denominator }) =>
          rational(((numerator % denominator) + denominator) % denominator, denominator),
        );
        const raised = remainders.filter((_, place) => isRaised[place]).sort(compareRational);
        const kept = remainders.filter((_, place) => !isRaised[place]).sort(compareRational);
        const [leastRaised, mostKept] = [raised[0], kept.at(-1)];
        if (leastRaised && mostKept) expect(compareRational(leastRaised, mostKept)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('takes what is missing from the smallest remainders, ties from the later place', () => {
    expect(apportion(-1n, thirds(1n, 1n, 2n))).toEqual([0n, -1n, 0n]);
    expect(apportion(-2n, thirds(1n, 1n, 2n))).toEqual([-1n, -1n, 0n]);
  });

  it('refuses a total that is further away than one unit per share', () => {
    expect(() => apportion(4n, thirds(1n, 1n, 1n))).toThrow('INVARIANT.BROKEN');
    expect(() => apportion(-4n, thirds(1n, 1n, 1n))).toThrow('INVARIANT.BROKEN');
    expect(() => apportion(1n, [])).toThrow('INVARIANT.BROKEN');
  });
});
