import { lastPeriods, monthsBetween, periodOfDay, previousPeriod } from '@upline/calendar';
import type { Condition, Volume } from '../../plan/plan-schema.js';
import { byText, type Order, type Person } from './people.js';
import { sum } from './sums.js';
import { above } from './trees.js';
import type { World } from './world.js';

const one = 10_000n;
export type OrdersAsked = Extract<Volume, { kind: unknown }> | Extract<Volume, { ordersOf: unknown }>;

/** The orders that a volume of orders is made of, for one person, in the order of their references. */
export function ordersOf(world: World, volume: OrdersAsked, person: Person): Order[] {
  const { first, last } = daysOf(world, volume);
  const of = 'kind' in volume ? volume.of : volume.ordersOf;
  const buyers = world.people.filter((buyer) => {
    const holder = of.includes('customers') ? holderOf(world, volume, buyer) : undefined;
    return holder ? holder === person : of.includes('own') && buyer === person;
  });
  return buyers
    .flatMap((buyer) => buyer.orders)
    .filter((order) => order.day >= first && order.day <= last && passes(world, volume, order))
    .sort((left, right) => byText(left.reference, right.reference));
}

/**
 * The sum of what they carry, or their number; with what was carried where the window is a lifetime. `paidBy`: of those paid up to that
 * day only.
 */
export function fromOrders(world: World, name: string, volume: OrdersAsked, person: Person, paidBy = Infinity): bigint {
  const isLifetime = volume.window === 'lifetime';
  const orders = ordersOf(world, volume, person).filter(
    (order) =>
      // What was paid up to the carried day is in the balance.
      (!isLifetime || order.paidOn > world.carried.state.asOfDay) &&
      order.paidOn <= paidBy &&
      ('kind' in volume || !isRefund(order)),
  );
  const units = sum(orders.map((order) => ('kind' in volume ? (order.volumes[volume.kind] ?? 0n) : one)));
  return isLifetime ? units + world.carried.number(name, 'lifetime', person) : units;
}

/** It takes an order back, or some volume of it is negative. */
export function isRefund({ takesBackOf, volumes }: Order): boolean {
  return takesBackOf !== null || Object.values(volumes).some((units) => units < 0n);
}

/**
 * The reference of the first order ever, by the day on which it was paid, then by reference. Whoever ordered before what the snapshot
 * holds has the first that was carried.
 */
export function firstOrderOf(world: World, person: Person): string | undefined {
  const { carried, period } = world;
  if (carried.number('orders', 'count', person) > 0n) return carried.name('orders', 'first', person) || undefined;
  const orders = person.orders.filter((order) => !isRefund(order) && order.paidOn <= period.endsOn);
  orders.sort((left, right) => left.paidOn - right.paidOn || byText(left.reference, right.reference));
  return orders[0]?.reference;
}

function daysOf({ period }: World, { window }: OrdersAsked): { first: number; last: number } {
  if (window === undefined) return { first: period.startsOn, last: period.endsOn };
  if (window === 'lifetime') return { first: -Infinity, last: period.endsOn };
  const now = periodOfDay(period.endsOn, window.unit);
  if (window.current === 'excluded') {
    const days = lastPeriods(previousPeriod(now), window.last);
    return { first: days.startsOn, last: days.endsOn };
  }
  // Nothing after the last day of the period is known to this run.
  return { first: lastPeriods(now, window.last).startsOn, last: Math.min(now.endsOn, period.endsOn) };
}

/** A customer is no distributor, and belongs to the first distributor upward. */
function holderOf(world: World, { customersIn }: OrdersAsked, buyer: Person): Person | undefined {
  if (buyer.owner.kind === 'distributor') return undefined;
  const tree = world.tree(customersIn ?? '');
  const first = tree.firstStep(buyer);
  return [...(first ? [first, ...above(tree, first)] : [])].find(({ owner }) => owner.kind === 'distributor');
}

function passes(world: World, { orders: asked }: OrdersAsked, order: Order): boolean {
  if (!asked) return true;
  const { buyer } = order;
  if (asked.tagged && !asked.tagged.some((tag) => order.tags.has(tag))) return false;
  if (asked.notTagged?.some((tag) => order.tags.has(tag))) return false;
  const isFirst = !isRefund(order) && order.reference === world.firstOrder(buyer);
  if (asked.first && (asked.first === 'only') !== isFirst) return false;
  if (asked.buyerAge) {
    if (buyer.enrolledOn === null) return false;
    const { unit, atLeast = -Infinity, below: under = Infinity } = asked.buyerAge;
    // A refund has the age of the order that it takes back.
    const age = timeBetween(buyer.enrolledOn, order.takesBackOf ?? order.day, unit);
    if (age < atLeast || age >= under) return false;
  }
  return asked.buyers === undefined || world.holds(asked.buyers as Condition, buyer);
}

export function timeBetween(from: number, to: number, unit: 'days' | 'calendar-months' | 'anniversary-months'): number {
  if (unit === 'days') return to - from;
  return monthsBetween(from, to, unit === 'calendar-months' ? 'calendar' : 'anniversary');
}
