import { UplineError } from '@upline/kernel';
import { naturalKeyText } from '@upline/distributors';
import type { HeldPeriod } from '@upline/periods';
import type { NewRefund, Order, Recording } from './order.js';
import { refundContentHash } from './order-content-hash.js';
import { orderErrors } from './order-errors.js';
import { periodFault } from './period-fault.js';
import { sumsOf } from './price-lines.js';
import { RefundedPieces, refundLines } from './refund-lines.js';

/** What the database knew about a batch of refunds when it was asked, the orders being held. */
export interface RefundFacts {
  readonly byKey: ReadonlyMap<string, Order>;
  /** The orders that the refunds name, by id. */
  readonly originals: ReadonlyMap<string, Order>;
  readonly refunded: RefundedPieces;
  readonly periods: readonly HeldPeriod[];
  readonly now: Date;
}

/** Judges every refund in turn: what one takes back is no longer there for the next. */
export function judgeRefunds(refunds: readonly NewRefund[], facts: RefundFacts, nextId: () => string): Recording[] {
  const byKey = new Map(facts.byKey);
  return refunds.map((refund) => {
    const original = originalOf(refund, facts, byKey);
    if (!original) return { kind: 'refused', error: unknownOriginal(refund) };
    const contentHash = refundContentHash(refund, original.orderId);
    const known = byKey.get(naturalKeyText(refund));
    if (known?.contentHash === contentHash) return { kind: 'unchanged', order: known };
    if (known) return { kind: 'refused', error: orderErrors.reused(refund) };
    try {
      const order = refundOf(refund, original, facts, { orderId: nextId(), contentHash });
      facts.refunded.add(original.orderId, order.lines);
      byKey.set(naturalKeyText(order), order);
      return { kind: 'created', order };
    } catch (error) {
      if (error instanceof UplineError) return { kind: 'refused', error };
      throw error;
    }
  });
}

function refundOf(
  refund: NewRefund,
  original: Order,
  { refunded, periods, now }: RefundFacts,
  given: Pick<Order, 'orderId' | 'contentHash'>,
): Order {
  const { source, externalId, refundedAt } = refund;
  if (original.kind === 'refund') throw orderErrors.notRefundable('A refund cannot be refunded.', '/refundOf');
  if (refundedAt < original.paidAt) {
    throw orderErrors.notRefundable(`The order was paid at ${original.paidAt.toISOString()}, later.`, '/refundedAt');
  }
  const fault = periodFault(periods, refundedAt, '/refundedAt');
  if (fault) throw fault;
  const lines = refundLines(original, refund.lines, refunded);
  const { buyerId, currency } = original;
  return {
    ...given,
    source,
    externalId,
    kind: 'refund',
    refundOf: original.orderId,
    buyerId,
    paidAt: refundedAt,
    currency,
    ...sumsOf(lines),
    recordedAt: now,
    lines,
  };
}

function originalOf(
  { source, refundOf }: NewRefund,
  { originals }: RefundFacts,
  byKey: ReadonlyMap<string, Order>,
): Order | undefined {
  if ('orderId' in refundOf) return originals.get(refundOf.orderId);
  return byKey.get(naturalKeyText({ source, externalId: refundOf.externalId }));
}

function unknownOriginal({ refundOf }: NewRefund): UplineError {
  return 'orderId' in refundOf ? orderErrors.unknown() : orderErrors.refundedUnknown(refundOf.externalId);
}
