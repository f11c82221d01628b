import { stringify } from 'csv-stringify/sync';
import { catalog } from '../world/catalog.js';
import type { Distributor } from '../world/distributor.js';
import type { Order, Refund, Sale } from '../world/order.js';

/** Names the system that an external id comes from. */
const SOURCE = 'webshop';
const CURRENCY = 'USD';

const orderColumns = 'source,externalId,buyerCode,paidAt,refundOf,sku,quantity,unitPrice,currency,PV,CV,QV'.split(',');
const priceBySku = new Map(catalog.map(({ sku, price }) => [sku, price]));

/** One JSON body of POST /v1/distributors per line. */
export function distributorsAsNdjson(distributors: readonly Distributor[]): string {
  return linesOf(distributors.map((distributor) => ({ ...distributor, source: SOURCE, externalId: distributor.code })));
}

/** One JSON body of POST /v1/orders per line, or a refund that names its order. */
export function ordersAsNdjson(orders: readonly Order[]): string {
  return linesOf(orders.map((order) => (order.kind === 'sale' ? saleRow(order) : refundRow(order))));
}

/** One row per order line; rows that follow one another with the same external id are one order. */
export function ordersAsCsv(orders: readonly Order[]): string {
  return stringify(
    orders.flatMap((order) => (order.kind === 'sale' ? saleCells(order) : refundCells(order))),
    { header: true, columns: orderColumns },
  );
}

function linesOf(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

function saleRow({ externalId, buyerCode, paidAt, lines }: Sale): object {
  return { source: SOURCE, externalId, buyerCode, paidAt, lines };
}

function refundRow({ externalId, refundOf, refundedAt, lines }: Refund): object {
  const part = lines?.map(({ lineNumber, quantity }) => ({ lineNumber, quantity }));
  return { source: SOURCE, externalId, refundOf, refundedAt, ...(part ? { lines: part } : {}) };
}

function saleCells({ externalId, buyerCode, paidAt, lines }: Sale): Record<string, string | number>[] {
  return lines.map(({ sku, quantity }) => ({
    source: SOURCE,
    externalId,
    buyerCode,
    paidAt,
    sku,
    quantity,
    unitPrice: priceBySku.get(sku) ?? '',
    currency: CURRENCY,
  }));
}

/** A refund of everything leaves product and quantity empty. */
function refundCells({
  externalId,
  refundOf,
  buyerCode,
  refundedAt,
  lines,
}: Refund): Record<string, string | number>[] {
  const refund = { source: SOURCE, externalId, buyerCode, paidAt: refundedAt, refundOf };
  return lines ? lines.map(({ sku, quantity }) => ({ ...refund, sku, quantity })) : [refund];
}
