import { periodBounds, type PeriodBounds } from '@upline/calendar';
import { range, starterKit } from './catalog.js';
import type { Dice } from './dice.js';
import type { Distributor } from './distributor.js';
import { edgesOf, momentWithin } from './moments.js';
import type { Sale, SaleLine } from './order.js';

const BUYERS_PER_THOUSAND = 600;
const BULK_PER_THOUSAND = 15;
/** Most buyers order once; a few order four times. */
const orderCounts = [1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4];
const quantities = [1, 1, 1, 1, 1, 2, 2, 3];

type Unnumbered = Omit<Sale, 'externalId'>;

/** Everything that distributors bought in a month, by the time of payment. */
export function sellMonth(dice: Dice, distributors: readonly Distributor[], period: string, timeZone: string): Sale[] {
  const bounds = periodBounds(period, timeZone);
  const enrolled = distributors.filter(({ enrolledAt }) => enrolledAt < bounds.endsAt);
  const sales = [
    ...edgeSales(dice, enrolled, bounds),
    ...enrolled.filter(() => dice.chance(BUYERS_PER_THOUSAND)).flatMap((buyer) => salesTo(dice, buyer, bounds)),
  ];
  const digits = period.replace('-', '');
  return sales
    .sort((a, b) => (a.paidAt < b.paidAt ? -1 : Number(a.paidAt > b.paidAt)))
    .map((sale, index) => ({ ...sale, externalId: `S-${digits}-${String(index + 1).padStart(5, '0')}` }));
}

/** The founder buys in the first and in the last instant of every month: an order must never land in the wrong one. */
function edgeSales(dice: Dice, enrolled: readonly Distributor[], bounds: PeriodBounds): Unnumbered[] {
  const founder = enrolled[0];
  if (!founder) return [];
  return edgesOf(bounds).map((paidAt) => ({ kind: 'sale', buyerCode: founder.code, paidAt, lines: basket(dice) }));
}

function salesTo(dice: Dice, buyer: Distributor, bounds: PeriodBounds): Unnumbered[] {
  return Array.from({ length: dice.pick(orderCounts) }, (_, index) => ({
    kind: 'sale',
    buyerCode: buyer.code,
    paidAt: momentWithin(dice, bounds, buyer.enrolledAt),
    lines: index === 0 && buyer.enrolledAt >= bounds.startsAt ? [kitLine, ...basket(dice)] : basket(dice),
  }));
}

const kitLine: SaleLine = { sku: starterKit.sku, quantity: 1 };

/** One to three different products; once in a while somebody buys for a whole fair. */
function basket(dice: Dice): SaleLine[] {
  const skus = new Set(Array.from({ length: dice.between(1, 3) }, () => dice.pick(range).sku));
  return [...skus].map((sku) => ({
    sku,
    quantity: dice.chance(BULK_PER_THOUSAND) ? dice.between(8, 24) : dice.pick(quantities),
  }));
}
