import type { TenantContext, TenantTransaction } from '@upline/database';
import { MembersRepository, naturalKeyText } from '@upline/distributors';
import { HeldPeriodsRepository } from '@upline/periods';
import type { RefundFacts } from './judge-refunds.js';
import type { NewRefund } from './order.js';
import { OrdersRepository } from './orders.repository.js';
import { RefundedPieces } from './refund-lines.js';

/** Gathers everything that a batch of refunds is judged by, and holds off other refunds of the same orders. */
export class RefundFactsRepository {
  constructor(
    private readonly transaction: TenantTransaction,
    private readonly context: TenantContext,
  ) {}

  async gather(refunds: readonly NewRefund[], now: Date): Promise<RefundFacts> {
    const orders = new OrdersRepository(this.transaction, this.context);
    const instants = refunds.map(({ refundedAt }) => refundedAt.getTime()).sort((left, right) => left - right);
    const periods = await new HeldPeriodsRepository(this.transaction, this.context).holdBetween(
      new Date(instants[0] ?? now),
      new Date(instants.at(-1) ?? now),
    );
    const originals = [
      ...(await orders.findByIds(refunds.flatMap(({ refundOf }) => ('orderId' in refundOf ? [refundOf.orderId] : [])))),
      ...(await orders.findByNaturalKeys(
        refunds.flatMap(({ source, refundOf }) =>
          'externalId' in refundOf ? [{ source, externalId: refundOf.externalId }] : [],
        ),
      )),
    ];
    // Orders are never changed, so nobody may lock their rows: whoever refunds holds the buyer's row instead.
    await new MembersRepository(this.transaction, this.context).hold(originals.map(({ buyerId }) => buyerId));
    const earlier = await orders.findRefundsOf(originals.map(({ orderId }) => orderId));
    const known = await orders.findByNaturalKeys(refunds);
    const refunded = new RefundedPieces();
    for (const { refundOf, lines } of earlier) if (refundOf !== null) refunded.add(refundOf, lines);
    return {
      byKey: new Map([...originals, ...known].map((order) => [naturalKeyText(order), order])),
      originals: new Map(originals.map((order) => [order.orderId, order])),
      refunded,
      periods,
      now,
    };
  }
}
