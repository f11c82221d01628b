import { UplineError } from '@upline/kernel';
import type { Product } from '@upline/catalog';
import { type Member, naturalKeyText } from '@upline/distributors';
import type { HeldPeriod } from '@upline/periods';
import type { NewOrder, Order, Recording } from './order.js';
import { saleContentHash } from './order-content-hash.js';
import { orderErrors } from './order-errors.js';
import { periodFault } from './period-fault.js';
import { priceLines, sumsOf } from './price-lines.js';

/** What the database knew about a batch of sales when it was asked. */
export interface SaleFacts {
  readonly byKey: ReadonlyMap<string, Order>;
  readonly buyersByCode: ReadonlyMap<string, Member>;
  readonly buyersById: ReadonlyMap<string, Member>;
  readonly products: ReadonlyMap<string, Product>;
  readonly periods: readonly HeldPeriod[];
  readonly currency: string;
  readonly now: Date;
}

/** Judges every sale by itself, in their order: the same one twice in a batch is recorded once. */
export function judgeSales(sales: readonly NewOrder[], facts: SaleFacts, nextId: () => string): Recording[] {
  const byKey = new Map(facts.byKey);
  return sales.map((sale) => {
    const buyer = buyerOf(sale, facts);
    const contentHash = saleContentHash(sale, buyer?.memberId ?? null);
    const known = byKey.get(naturalKeyText(sale));
    if (known?.contentHash === contentHash) return { kind: 'unchanged', order: known };
    if (known) return { kind: 'refused', error: orderErrors.reused(sale) };
    try {
      const order = orderOf(sale, buyer, facts, { orderId: nextId(), contentHash });
      byKey.set(naturalKeyText(order), order);
      return { kind: 'created', order };
    } catch (error) {
      if (error instanceof UplineError) return { kind: 'refused', error };
      throw error;
    }
  });
}

function orderOf(
  sale: NewOrder,
  buyer: Member | undefined,
  facts: SaleFacts,
  given: Pick<Order, 'orderId' | 'contentHash'>,
): Order {
  if (!buyer) throw buyerUnknown(sale);
  const { source, externalId, paidAt } = sale;
  const fault = periodFault(facts.periods, paidAt, '/paidAt');
  if (fault) throw fault;
  if (paidAt < buyer.enrolledAt) throw orderErrors.beforeEnrolment(buyer.enrolledAt);
  const lines = priceLines(sale.lines, facts.products, facts.currency);
  return {
    ...given,
    source,
    externalId,
    kind: 'sale',
    refundOf: null,
    buyerId: buyer.memberId,
    paidAt,
    currency: facts.currency,
    ...sumsOf(lines),
    recordedAt: facts.now,
    lines,
  };
}

function buyerOf({ buyer }: NewOrder, { buyersByCode, buyersById }: SaleFacts): Member | undefined {
  if (buyer === null) return undefined;
  return 'code' in buyer ? buyersByCode.get(buyer.code) : buyersById.get(buyer.memberId);
}

function buyerUnknown({ buyer }: NewOrder): UplineError {
  if (buyer === null) return orderErrors.buyerUnknown('Name the buyer by buyerId or buyerCode.', '/buyerId');
  return 'code' in buyer
    ? orderErrors.buyerUnknown(`There is no distributor with the code "${buyer.code}".`, '/buyerCode')
    : orderErrors.buyerUnknown('There is no such distributor.', '/buyerId');
}
