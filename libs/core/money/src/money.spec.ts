import fc from 'fast-check';
import {
  allocateLargestRemainder,
  formatDecimal,
  formatRatePpm,
  formatVolume,
  isCurrency,
  minorDigits,
  minorOfMoney,
  moneyOfMinor,
  parseDecimal,
  parseRatePpm,
  parseVolume,
  ratioOf,
  roundDivide,
  type RoundingMode,
  scaleUnits,
} from './index.js';

const modes = fc.constantFrom<RoundingMode>('half-up', 'half-even', 'down');
const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

describe('a decimal', () => {
  it('reads and writes what the text says', () => {
    expect(parseDecimal('12.5', 2)).toBe(1250n);
    expect(parseDecimal('-0.01', 2)).toBe(-1n);
    expect(parseDecimal('007', 0)).toBe(7n);
    expect(formatDecimal(-1n, 2)).toBe('-0.01');
    expect(formatDecimal(1250, 2)).toBe('12.50');
    expect(formatDecimal(5n, 0)).toBe('5');
  });

  it.each(['', '-', '.5', '5.', '+1', '1e3', ' 1', '1,000', '0x1', '--1', '٣', '1\n'])(
    'refuses %p as malformed',
    (text) => {
      expect(() => parseDecimal(text, 2)).toThrow('DECIMAL.MALFORMED');
    },
  );

  it('refuses more digits than the unit has, even zeros', () => {
    expect(() => parseDecimal('1.000', 2)).toThrow('DECIMAL.TOO_PRECISE');
  });

  it('refuses what a signed 64-bit integer cannot hold', () => {
    expect(parseDecimal('92233720368547758.07', 2)).toBe(2n ** 63n - 1n);
    expect(() => parseDecimal('92233720368547758.08', 2)).toThrow('DECIMAL.OUT_OF_RANGE');
  });

  it('survives the way out and back', () => {
    const units = fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n });
    fc.assert(
      fc.property(units, fc.nat({ max: 8 }), (value, digits) => {
        expect(parseDecimal(formatDecimal(value, digits), digits)).toBe(value);
      }),
    );
  });
});

describe('a currency', () => {
  it('knows its minor digits', () => {
    expect([minorDigits('USD'), minorDigits('JPY'), minorDigits('KWD')]).toEqual([2, 0, 3]);
  });

  it('is refused when nobody issues it', () => {
    expect(isCurrency('usd')).toBe(false);
    expect(() => minorDigits('XYZ')).toThrow('CURRENCY.UNKNOWN');
  });

  it('turns minor units into money and back', () => {
    expect(moneyOfMinor(1250n, 'USD')).toEqual({ amount: '12.50', currency: 'USD' });
    expect(minorOfMoney({ amount: '-1', currency: 'JPY' })).toBe(-1n);
  });
});

describe('roundDivide', () => {
  it.each([
    [5n, 2n, 3n, 2n, 2n],
    [7n, 2n, 4n, 4n, 3n],
    [-5n, 2n, -3n, -2n, -2n],
    [-7n, 2n, -4n, -4n, -3n],
    [1n, 3n, 0n, 0n, 0n],
    [-2n, 3n, -1n, -1n, 0n],
  ])('rounds %p/%p half up to %p, half even to %p and down to %p', (numerator, denominator, up, even, down) => {
    expect(roundDivide(numerator, denominator, 'half-up')).toBe(up);
    expect(roundDivide(numerator, denominator, 'half-even')).toBe(even);
    expect(roundDivide(numerator, denominator, 'down')).toBe(down);
  });

  it('never strays further than the mode allows, and is symmetric about zero', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), modes, (numerator, denominator, mode) => {
        const rounded = roundDivide(numerator, denominator, mode);
        const error = absolute(numerator - rounded * denominator);
        expect(mode === 'down' ? error < denominator : 2n * error <= denominator).toBe(true);
        expect(roundDivide(-numerator, denominator, mode)).toBe(-rounded);
      }),
    );
  });
});

describe('scaleUnits', () => {
  const units = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -100_000, max: 100_000 }));
  const parts = fc.oneof(fc.bigInt({ min: 1n, max: 1000n }), fc.bigInt({ min: 1n, max: 2n ** 52n }));

  it('equals the exact rational, rounded, on either side of 2^53', () => {
    fc.assert(
      fc.property(units, parts, parts, modes, (value, numerator, denominator, mode) => {
        const exact = roundDivide(BigInt(value) * numerator, denominator, mode);
        fc.pre(absolute(exact) < 2n ** 53n);
        const scaled = scaleUnits(value, ratioOf(numerator, denominator), mode);
        expect(Object.is(scaled, -0)).toBe(false);
        expect(BigInt(scaled)).toBe(exact);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses a result beyond 2^53', () => {
    expect(() => scaleUnits(Number.MAX_SAFE_INTEGER, ratioOf(2n, 1n), 'down')).toThrow('UNITS.OUT_OF_RANGE');
  });
});

describe('a rate', () => {
  it('reads percent as parts per million', () => {
    expect([parseRatePpm('5%'), parseRatePpm('0.0001%'), parseRatePpm('100%')]).toEqual([50_000, 1, 1_000_000]);
    expect([formatRatePpm(50_000), formatRatePpm(125_000), formatRatePpm(0)]).toEqual(['5%', '12.5%', '0%']);
  });

  it.each(['5', '-1%', '5 %', '%', '0.00001%', '1001%'])('refuses %p', (text) => {
    expect(() => parseRatePpm(text)).toThrow();
  });
});

describe('a volume', () => {
  it('carries four digits after the point', () => {
    expect(parseVolume('87.5')).toBe(875_000);
    expect(formatVolume(875_000)).toBe('87.5');
    expect(formatVolume(1_000_000)).toBe('100');
    expect(formatVolume(-1)).toBe('-0.0001');
  });

  it('refuses what a double cannot hold exactly', () => {
    expect(() => parseVolume('900719925474.0992')).toThrow('DECIMAL.OUT_OF_RANGE');
    expect(() => parseVolume('1.00001')).toThrow('DECIMAL.TOO_PRECISE');
  });

  it('has no negative zero', () => {
    expect(Object.is(parseVolume('-0'), 0)).toBe(true);
  });
});

describe('allocateLargestRemainder', () => {
  it('deals the odd cents to the largest remainders', () => {
    expect(allocateLargestRemainder(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(allocateLargestRemainder(-10n, [1n, 0n, 2n])).toEqual([-3n, 0n, -7n]);
  });

  it('always sums to the total, each part within one unit of its exact share', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), weights, (total, shares) => {
        const weightSum = shares.reduce((sum, share) => sum + share, 0n);
        fc.pre(weightSum > 0n);
        const parts = allocateLargestRemainder(total, shares);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total);
        parts.forEach((part, place) => {
          expect(absolute(part * weightSum - total * (shares[place] ?? 0n)) < weightSum).toBe(true);
        });
      }),
    );
  });
});
