import fc from 'fast-check';
import {
  addRational,
  compareRational,
  divideRational,
  multiplyRational,
  parseDecimal,
  parseRational,
  rational,
  type Rational,
  rationalOfRate,
  roundDivide,
  type RoundingMode,
  roundRational,
  subtractRational,
  sumRationals,
  zeroRational,
} from './index.js';

const modes = fc.constantFrom<RoundingMode>('half-up', 'half-even', 'down');
const integers = fc.oneof(fc.bigInt({ min: -50n, max: 50n }), fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }));
const denominators = fc.oneof(fc.bigInt({ min: 1n, max: 12n }), fc.bigInt({ min: 1n, max: 2n ** 80n }));
const rationals = fc.tuple(integers, denominators).map(([numerator, denominator]) => rational(numerator, denominator));

function plainDivisor(left: bigint, right: bigint): bigint {
  return right === 0n ? left : plainDivisor(right, left % right);
}

function expectLowestTerms({ numerator, denominator }: Rational): void {
  expect(denominator > 0n).toBe(true);
  expect(plainDivisor(numerator < 0n ? -numerator : numerator, denominator)).toBe(1n);
}

describe('a rational', () => {
  it('is kept in lowest terms with a positive denominator', () => {
    expect(rational(6n, 4n)).toEqual({ numerator: 3n, denominator: 2n });
    expect(rational(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n });
    expect(rational(-6n, -3n)).toEqual({ numerator: 2n, denominator: 1n });
    expect(rational(0n, -7n)).toEqual(zeroRational);
    fc.assert(
      fc.property(integers, denominators, fc.boolean(), (numerator, size, isNegative) => {
        const denominator = isNegative ? -size : size;
        const value = rational(numerator, denominator);
        expectLowestTerms(value);
        expect(value.numerator * denominator).toBe(numerator * value.denominator);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not exist over zero', () => {
    expect(() => rational(1n, 0n)).toThrow('RATIONAL.DIVISION_BY_ZERO');
    expect(() => divideRational(rational(1n, 2n), zeroRational)).toThrow('RATIONAL.DIVISION_BY_ZERO');
    expect(() => divideRational(zeroRational, zeroRational)).toThrow('RATIONAL.DIVISION_BY_ZERO');
  });

  it('is added, subtracted, multiplied and divided exactly', () => {
    const [half, third] = [rational(1n, 2n), rational(1n, 3n)];
    expect(addRational(half, third)).toEqual(rational(5n, 6n));
    expect(subtractRational(third, half)).toEqual(rational(-1n, 6n));
    expect(multiplyRational(half, rational(-4n, 3n))).toEqual(rational(-2n, 3n));
    expect(divideRational(half, rational(-1n, 3n))).toEqual(rational(-3n, 2n));
  });

  it('obeys the laws of arithmetic, always in lowest terms', () => {
    fc.assert(
      fc.property(rationals, rationals, rationals, (one, two, three) => {
        const sum = addRational(one, two);
        const product = multiplyRational(one, two);
        [sum, product, subtractRational(one, two)].forEach(expectLowestTerms);
        expect(sum).toEqual(addRational(two, one));
        expect(addRational(sum, three)).toEqual(addRational(one, addRational(two, three)));
        expect(subtractRational(sum, two)).toEqual(one);
        expect(multiplyRational(sum, three)).toEqual(
          addRational(multiplyRational(one, three), multiplyRational(two, three)),
        );
        if (two.numerator !== 0n) expect(divideRational(product, two)).toEqual(one);
      }),
      { numRuns: 500 },
    );
  });

  it('is ordered as its differences say', () => {
    expect([rational(1n, 2n), rational(-1n, 3n), rational(1n, 3n), zeroRational].sort(compareRational)).toEqual([
      rational(-1n, 3n),
      zeroRational,
      rational(1n, 3n),
      rational(1n, 2n),
    ]);
    fc.assert(
      fc.property(rationals, rationals, (one, two) => {
        const { numerator } = subtractRational(one, two);
        const sign = numerator === 0n ? 0 : numerator < 0n ? -1 : 1;
        expect(compareRational(one, two)).toBe(sign);
        expect(compareRational(one, one)).toBe(0);
      }),
    );
  });

  it('is rounded like the division that it stands for', () => {
    expect(roundRational(rational(5n, 2n), 'half-even')).toBe(2n);
    expect(roundRational(rational(-5n, 2n), 'half-up')).toBe(-3n);
    expect(roundRational(rational(-5n, 2n), 'down')).toBe(-2n);
    fc.assert(
      fc.property(integers, denominators, modes, (numerator, denominator, mode) => {
        expect(roundRational(rational(numerator, denominator), mode)).toBe(roundDivide(numerator, denominator, mode));
      }),
    );
  });
});

describe('a sum of rationals', () => {
  it('is zero when there are none', () => {
    expect(sumRationals([])).toEqual(zeroRational);
  });

  it('finds its lowest terms', () => {
    expect(sumRationals([rational(1n, 6n), rational(1n, 6n), rational(1n, 6n)])).toEqual(rational(1n, 2n));
    expect(sumRationals([rational(1n, 2n), rational(1n, 3n), rational(1n, 6n)])).toEqual(rational(1n, 1n));
  });

  it('is what adding one by one comes to, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(rationals, { maxLength: 40 }), (values) => {
        const sum = sumRationals(values);
        expect(sum).toEqual(values.reduce(addRational, zeroRational));
        expect(sumRationals(new Set([...values].reverse()))).toEqual(sumRationals(new Set(values)));
      }),
    );
  });

  it('bears ten thousand denominators that have nothing in common', () => {
    // 1/n - 1/(n + 1) is 1/(n(n + 1)): the sum is a telescope.
    const values = Array.from({ length: 10_000 }, (_, place) => BigInt(place + 1)).map((n) =>
      rational(1n, n * (n + 1n)),
    );
    expect(sumRationals(values)).toEqual(rational(10_000n, 10_001n));
  });
});

describe('the text of a rational', () => {
  it('is a decimal, read exactly', () => {
    expect(parseRational('-12.5')).toEqual(rational(-25n, 2n));
    expect(parseRational('007')).toEqual(rational(7n, 1n));
    expect(parseRational('-0.00')).toEqual(zeroRational);
    expect(parseRational(`0.${'0'.repeat(61)}1`)).toEqual(rational(1n, 10n ** 62n));
  });

  it.each(['', '-', '.5', '5.', '+1', '1e3', ' 1', '1,000', '1/2', '1\n', '1'.repeat(65)])('is not %p', (text) => {
    expect(() => parseRational(text)).toThrow('DECIMAL.MALFORMED');
  });

  it('says the same as the decimal that is read in units', () => {
    const decimals = fc
      .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.nat({ max: 9999 }))
      .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(4, '0')}`);
    fc.assert(
      fc.property(decimals, (text) => {
        expect(parseRational(text)).toEqual(rational(parseDecimal(text, 4), 10_000n));
      }),
    );
  });

  it('may be a percentage within the bounds of a rate', () => {
    expect(rationalOfRate('5%')).toEqual(rational(1n, 20n));
    expect(rationalOfRate('0.0001%')).toEqual(rational(1n, 1_000_000n));
    expect(rationalOfRate('1000%')).toEqual(rational(10n, 1n));
    expect(() => rationalOfRate('5')).toThrow('RATE.MALFORMED');
    expect(() => rationalOfRate('-5%')).toThrow('RATE.OUT_OF_RANGE');
  });
});
