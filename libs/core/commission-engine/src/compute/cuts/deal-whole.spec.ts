import { allocateLargestRemainder } from '@upline/money';
import fc from 'fast-check';
import { dealWhole } from './deal-whole.js';
import { splitWhole } from './split-whole.js';

describe('dealing whole units over weights', () => {
  it('gives what is left to the largest remainders, ties to the earlier row in the order', () => {
    expect(dealWhole(100, [1, 1, 1], Int32Array.of(2, 0, 1))).toEqual(Float64Array.of(33, 33, 34));
    expect(dealWhole(10, [5, 0, 3, 1], Int32Array.of(0, 1, 2, 3))).toEqual(Float64Array.of(6, 0, 3, 1));
  });

  it('agrees with the obvious way, beyond 2^53 too', () => {
    const weight = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 2 ** 48 }));
    const total = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }));
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 12 }), total, (weights, amount) => {
        fc.pre(weights.some((drawn) => drawn > 0));
        const order = Int32Array.from(weights, (_, row) => weights.length - 1 - row);
        const expected = allocateLargestRemainder(
          BigInt(amount),
          [...order].map((row) => BigInt(weights[row] ?? 0)),
        );
        const inOrder = [...order].map((row) => weights[row] ?? 0);
        expect(splitWhole(amount, inOrder).map(BigInt)).toEqual(expected);
        const parts = dealWhole(amount, weights, order);
        expect([...order].map((row) => BigInt(parts[row] ?? 0))).toEqual(expected);
      }),
    );
  });
});
