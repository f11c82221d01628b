import type { UplineError } from '@upline/kernel';
import type { VolumeTexts, VolumeUnits } from '@upline/catalog';
import type { Money } from '@upline/money';

/** A line of an order; in a refund, quantity, amount and volumes are negative. The volumes are those of the whole line. */
export interface OrderLine extends VolumeUnits {
  readonly lineNumber: number;
  readonly productId: string;
  readonly sku: string;
  readonly quantity: number;
  readonly unitPriceMinor: bigint;
  readonly amountMinor: bigint;
}

/** A sale, or a refund of one. Written once, never changed. */
export interface Order extends VolumeUnits {
  readonly orderId: string;
  readonly source: string;
  readonly externalId: string;
  readonly kind: 'sale' | 'refund';
  readonly refundOf: string | null;
  readonly buyerId: string;
  /** When it was paid, or paid back; what decides the period it counts in. */
  readonly paidAt: Date;
  readonly currency: string;
  readonly totalMinor: bigint;
  /** Hash of the request that recorded the order, by which the same request is known when it comes again. */
  readonly contentHash: string;
  readonly recordedAt: Date;
  readonly lines: readonly OrderLine[];
}

export interface NewOrderLine {
  readonly sku: string;
  readonly quantity: number;
  /** Instead of the product's price. */
  readonly unitPrice: Money | null;
  /** For one piece, instead of the product's own. */
  readonly volumes: Partial<VolumeTexts>;
}

export type BuyerReference = { readonly memberId: string } | { readonly code: string };

export interface NewOrder {
  readonly source: string;
  readonly externalId: string;
  readonly buyer: BuyerReference | null;
  readonly paidAt: Date;
  readonly lines: readonly NewOrderLine[];
}

/** Some pieces of a line, which is named by its number or, where that says enough, by the SKU. */
export interface NewRefundLine {
  readonly line: { readonly lineNumber: number } | { readonly sku: string };
  readonly quantity: number;
}

export interface NewRefund {
  readonly source: string;
  readonly externalId: string;
  /** The order, by its id or by the name that the same source has for it. */
  readonly refundOf: { readonly orderId: string } | { readonly externalId: string };
  readonly refundedAt: Date;
  /** Null for every line in full. */
  readonly lines: readonly NewRefundLine[] | null;
}

export interface OrderFilter {
  readonly buyerId?: string;
  readonly kind?: Order['kind'];
  readonly paidFrom?: Date;
  readonly paidBefore?: Date;
}

/** What became of a request to record an order or a refund. */
export type Recording =
  | { readonly kind: 'created' | 'unchanged'; readonly order: Order }
  | { readonly kind: 'refused'; readonly error: UplineError };
