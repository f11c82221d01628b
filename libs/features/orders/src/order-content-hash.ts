import { canonicalJson, sha256Hex } from '@upline/kernel';
import type { NewOrder, NewOrderLine, NewRefund } from './order.js';

/** Equal for requests that ask for the same: the buyer counts by id, decimals by value and not by how they are written. */
export function saleContentHash({ paidAt, lines }: NewOrder, buyerId: string | null): string {
  return sha256Hex(
    canonicalJson({ kind: 'sale', buyerId, paidAt: paidAt.toISOString(), lines: lines.map(normalisedLine) }),
  );
}

/** As above for a refund; its lines count in any order. */
export function refundContentHash({ refundedAt, lines }: NewRefund, refundOf: string): string {
  const normalised = lines?.map(({ line, quantity }) => canonicalJson({ ...line, quantity })).sort() ?? null;
  return sha256Hex(
    canonicalJson({ kind: 'refund', refundOf, refundedAt: refundedAt.toISOString(), lines: normalised }),
  );
}

function normalisedLine({ sku, quantity, unitPrice, volumes: { PV, CV, QV } }: NewOrderLine) {
  return {
    sku,
    quantity,
    unitPrice: unitPrice && { amount: shortest(unitPrice.amount), currency: unitPrice.currency },
    volumes: [PV, CV, QV].map((text) => (text === undefined ? null : shortest(text))),
  };
}

function shortest(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
