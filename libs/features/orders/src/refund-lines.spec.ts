import fc from 'fast-check';
import type { Order } from './order.js';
import { RefundedPieces, refundLines } from './refund-lines.js';

function orderOf(quantity: number, unit: bigint): Order {
  const whole = unit * BigInt(quantity);
  const amounts = { amountMinor: whole, pvUnits: whole * 2n, cvUnits: whole, qvUnits: 0n };
  const line = { lineNumber: 1, productId: 'p', sku: 'S', quantity, unitPriceMinor: unit, ...amounts };
  return { orderId: 'o', lines: [line] } as unknown as Order;
}

describe('the lines of a refund', () => {
  it('add up to the order, in whatever pieces it is taken back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 1000 }),
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        fc.nat(),
        (all, unit, cut) => {
          const order = orderOf(all, unit);
          const refunded = new RefundedPieces();
          const first = 1 + (cut % (all - 1));
          const lines = [first, all - first].flatMap((quantity) => {
            const refund = refundLines(order, [{ line: { sku: 'S' }, quantity }], refunded);
            refunded.add('o', refund);
            return refund;
          });
          const sum = (part: 'amountMinor' | 'pvUnits') => lines.reduce((total, line) => total + line[part], 0n);
          expect(sum('amountMinor')).toBe(-unit * BigInt(all));
          expect(sum('pvUnits')).toBe(-unit * BigInt(all) * 2n);
          expect(() => refundLines(order, [{ line: { lineNumber: 1 }, quantity: 1 }], refunded)).toThrow(
            'ORDER.REFUND_EXCEEDS_ORDER',
          );
        },
      ),
    );
  });

  it('name each line once', () => {
    const lines = [1, 1].map((quantity) => ({ line: { lineNumber: 1 }, quantity }));
    expect(() => refundLines(orderOf(5, 1n), lines, new RefundedPieces())).toThrow('ORDER.REFUND_EXCEEDS_ORDER');
  });
});
