import { periodKeyOf } from '@upline/calendar';
import { parseVolume } from '@upline/money';
import { catalog } from './catalog.js';
import type { Refund, Sale } from './order.js';

const commissionable = new Map(catalog.map(({ sku, volumes }) => [sku, parseVolume(volumes.CV)]));

/**
 * The refunds after which the buyer's month is not below zero. So nobody of the story ends a month owing commissions, and
 * what a run pays is what its payouts add up to; the rule for those who do owe is shown by tests.
 */
export function affordableRefunds(sales: readonly Sale[], refunds: readonly Refund[], timeZone: string): Refund[] {
  const left = new Map<string, number>();
  const saleOf = new Map(sales.map((sale) => [sale.externalId, sale]));
  for (const sale of sales) {
    const month = `${sale.buyerCode} ${periodKeyOf(sale.paidAt, timeZone)}`;
    left.set(month, (left.get(month) ?? 0) + volumeOf(sale.lines));
  }
  return refunds.filter((refund) => {
    const month = `${refund.buyerCode} ${periodKeyOf(refund.refundedAt, timeZone)}`;
    const after = (left.get(month) ?? 0) - volumeOf(refund.lines ?? saleOf.get(refund.refundOf)?.lines ?? []);
    if (after < 0) return false;
    left.set(month, after);
    return true;
  });
}

function volumeOf(lines: readonly { readonly sku: string; readonly quantity: number }[]): number {
  return lines.reduce((sum, { sku, quantity }) => sum + quantity * (commissionable.get(sku) ?? 0), 0);
}
