import { type CanonicalOrder, canonicalOrder } from './canonical-order.js';
import { ColumnDigest } from './column-digest.js';
import type { Snapshot } from './snapshot.js';

/**
 * Identifies a snapshot by its content: members by code and orders by reference, not by the order of the rows.
 *
 * @throws UplineError `SNAPSHOT.DUPLICATE` when two orders have one reference
 */
export function inputDigest({ period, members, orders }: Snapshot, byCode: CanonicalOrder): string {
  const byReference = canonicalOrder(orders.references, 'orders');
  const digest = new ColumnDigest()
    .text('period', period)
    .texts('codes', members.codes, byCode.rows)
    .indexes('sponsors', members.sponsorIndex, byCode.places, byCode.rows)
    .texts('references', orders.references, byReference.rows)
    .indexes('buyers', orders.buyerIndex, byCode.places, byReference.rows);
  for (const kind of Object.keys(orders.volumes).sort()) {
    digest.numbers(`volume ${kind}`, orders.volumes[kind] ?? new Float64Array(), byReference.rows);
  }
  return digest.hex();
}
