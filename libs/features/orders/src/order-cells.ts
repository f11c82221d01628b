import type { Order, OrderLine } from './order.js';

/** The columns in which an order is written, in the order of its cells. */
export const orderColumns = {
  tenant_id: 'uuid',
  order_id: 'uuid',
  source: 'text',
  external_id: 'text',
  kind: 'text',
  refund_of: 'uuid',
  buyer_id: 'uuid',
  paid_at: 'timestamptz',
  currency: 'text',
  total_minor: 'bigint',
  pv_units: 'bigint',
  cv_units: 'bigint',
  qv_units: 'bigint',
  content_hash: 'text',
  recorded_at: 'timestamptz',
} as const;

/** The columns of a line, likewise. */
export const lineColumns = {
  tenant_id: 'uuid',
  order_id: 'uuid',
  line_number: 'integer',
  product_id: 'uuid',
  sku: 'text',
  quantity: 'integer',
  unit_price_minor: 'bigint',
  amount_minor: 'bigint',
  pv_units: 'bigint',
  cv_units: 'bigint',
  qv_units: 'bigint',
} as const;

export function cellsOfOrder(tenantId: string, order: Order) {
  return [
    tenantId,
    order.orderId,
    order.source,
    order.externalId,
    order.kind,
    order.refundOf,
    order.buyerId,
    order.paidAt,
    order.currency,
    order.totalMinor,
    order.pvUnits,
    order.cvUnits,
    order.qvUnits,
    order.contentHash,
    order.recordedAt,
  ];
}

export function cellsOfLine(tenantId: string, orderId: string, line: OrderLine) {
  return [
    tenantId,
    orderId,
    line.lineNumber,
    line.productId,
    line.sku,
    line.quantity,
    line.unitPriceMinor,
    line.amountMinor,
    line.pvUnits,
    line.cvUnits,
    line.qvUnits,
  ];
}
