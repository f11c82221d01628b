import { periodBounds, periodKeyOf } from '@upline/calendar';
import { affordableRefunds } from './affordable-refunds.js';
import { Dice } from './dice.js';
import type { Distributor } from './distributor.js';
import { enrolDistributors } from './enrol-distributors.js';
import type { Order, Sale } from './order.js';
import { refundSales } from './refund-sales.js';
import { sellMonth } from './sell-month.js';

export interface WorldSize {
  readonly seed: number;
  readonly distributors: number;
  readonly timeZone: string;
  readonly firstEnrolment: string;
  /** Consecutive months in which people buy; nobody joins after the last of them. */
  readonly periods: readonly [string, ...string[]];
}

export interface World {
  readonly distributors: readonly Distributor[];
  /** Sales and refunds by the month in which they count, each month by time. */
  readonly orders: ReadonlyMap<string, readonly Order[]>;
}

/** The whole story before it is told: the same for the same size, to the last byte. */
export function makeWorld({ seed, distributors: count, timeZone, firstEnrolment, periods }: WorldSize): World {
  const dice = new Dice(seed);
  const { endsAt } = periodBounds(periods.at(-1) ?? periods[0], timeZone);
  const { startsAt } = periodBounds(firstEnrolment, timeZone);
  const distributors = enrolDistributors(dice, count, startsAt, endsAt);
  const sales = periods.flatMap((period): Sale[] => sellMonth(dice, distributors, period, timeZone));
  const refunds = affordableRefunds(sales, refundSales(dice, sales, endsAt), timeZone);
  const orders: Order[] = [...sales, ...refunds].sort(byMoment);
  const byPeriod = new Map(periods.map((period): [string, Order[]] => [period, []]));
  for (const order of orders) byPeriod.get(periodKeyOf(momentOf(order), timeZone))?.push(order);
  return { distributors, orders: byPeriod };
}

function momentOf(order: Order): string {
  return order.kind === 'sale' ? order.paidAt : order.refundedAt;
}

function byMoment(a: Order, b: Order): number {
  return Date.parse(momentOf(a)) - Date.parse(momentOf(b));
}
