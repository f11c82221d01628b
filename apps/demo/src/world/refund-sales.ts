import type { Dice } from './dice.js';
import type { Refund, Sale } from './order.js';

const REFUNDS_PER_THOUSAND = 20;
const PARTIAL_PER_THOUSAND = 350;
const HOUR = 3_600_000;

/** About two sales in a hundred come back within 25 days, whole or in part, each once, all before `endsAt`. */
export function refundSales(dice: Dice, sales: readonly Sale[], endsAt: string): Refund[] {
  return sales
    .filter(() => dice.chance(REFUNDS_PER_THOUSAND))
    .map((sale) => refundOf(dice, sale))
    .filter(({ refundedAt }) => refundedAt < endsAt);
}

function refundOf(dice: Dice, sale: Sale): Refund {
  const refundedAt = new Date(Date.parse(sale.paidAt) + dice.between(HOUR, 25 * 24 * HOUR)).toISOString();
  const part = dice.chance(PARTIAL_PER_THOUSAND) ? partOf(dice, sale) : undefined;
  return {
    kind: 'refund',
    externalId: sale.externalId.replace('S-', 'R-'),
    refundOf: sale.externalId,
    buyerCode: sale.buyerCode,
    refundedAt,
    ...(part ? { lines: [part] } : {}),
  };
}

function partOf(dice: Dice, sale: Sale): { lineNumber: number; sku: string; quantity: number } {
  const index = dice.below(sale.lines.length);
  const line = sale.lines[index];
  if (!line) throw new RangeError(`${sale.externalId} has no line ${index + 1}`);
  return { lineNumber: index + 1, sku: line.sku, quantity: dice.between(1, line.quantity) };
}
