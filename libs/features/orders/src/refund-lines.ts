import type { NewRefundLine, Order, OrderLine } from './order.js';
import { orderErrors } from './order-errors.js';

/** How many pieces of each line were taken back already. */
export class RefundedPieces {
  private readonly pieces = new Map<string, number>();

  of(orderId: string, lineNumber: number): number {
    return this.pieces.get(`${orderId} ${lineNumber}`) ?? 0;
  }

  /** Lines of a refund, whose quantities are negative. */
  add(orderId: string, lines: readonly Pick<OrderLine, 'lineNumber' | 'quantity'>[]): void {
    for (const { lineNumber, quantity } of lines) {
      this.pieces.set(`${orderId} ${lineNumber}`, this.of(orderId, lineNumber) - quantity);
    }
  }
}

/** The lines of a refund, under the numbers that they have in the order. @throws ORDER.REFUND_EXCEEDS_ORDER */
export function refundLines(
  original: Order,
  asked: readonly NewRefundLine[] | null,
  refunded: RefundedPieces,
): OrderLine[] {
  const wanted = asked ?? original.lines.map(({ lineNumber, quantity }) => ({ line: { lineNumber }, quantity }));
  const named = new Set<number>();
  return wanted.map(({ line, quantity }, index) => {
    const pointer = asked === null ? '/lines' : `/lines/${index}`;
    const found = lineOf(original, line, pointer);
    if (named.has(found.lineNumber)) {
      throw orderErrors.refundExceeds(`Line ${found.lineNumber} is named twice. Name it once.`, pointer);
    }
    named.add(found.lineNumber);
    const left = found.quantity - refunded.of(original.orderId, found.lineNumber);
    if (quantity > left) {
      throw orderErrors.refundExceeds(
        `Of line ${found.lineNumber}, ${left} of ${found.quantity} can still be refunded; asked for ${quantity}.`,
        pointer,
      );
    }
    return negated(found, quantity);
  });
}

function lineOf(original: Order, line: NewRefundLine['line'], pointer: string): OrderLine {
  const found = original.lines.filter((each) =>
    'sku' in line ? each.sku === line.sku : each.lineNumber === line.lineNumber,
  );
  const [only] = found;
  if (only && found.length === 1) return only;
  const name = 'sku' in line ? `with the SKU "${line.sku}"` : `number ${line.lineNumber}`;
  throw only
    ? orderErrors.notRefundable(`The order has several lines ${name}. Name the line by its number.`, pointer)
    : orderErrors.refundExceeds(`The order has no line ${name}.`, pointer);
}

/** A line's amounts are those of one piece times the quantity, so every share of it is exact. */
function negated(line: OrderLine, quantity: number): OrderLine {
  const share = (whole: bigint) => -(whole / BigInt(line.quantity)) * BigInt(quantity);
  return {
    ...line,
    quantity: -quantity,
    amountMinor: share(line.amountMinor),
    pvUnits: share(line.pvUnits),
    cvUnits: share(line.cvUnits),
    qvUnits: share(line.qvUnits),
  };
}
