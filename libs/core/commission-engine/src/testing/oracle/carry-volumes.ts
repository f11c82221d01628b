import type { Condition, Volume } from '../../plan/plan-schema.js';
import type { CarriedOut } from './carried.js';
import { fromOrders, isRefund } from './order-volumes.js';
import type { Person } from './people.js';
import { greatest } from './sums.js';
import { unitsOf, type World } from './world.js';

type Of<Key extends string> = Extract<Volume, Record<Key, unknown>>;

/** Writes what volumes leave to the next period: lifetime balances, values of past periods, banked volume, periods held, first orders. */
export function carryVolumes(world: World, out: CarriedOut): void {
  for (const [name, volume] of Object.entries(world.plan.volumes)) {
    for (const person of world.people) {
      // A refund that came later is added to the balance by the period in which it came.
      if ('window' in volume && volume.window === 'lifetime')
        out.number(name, 'lifetime', person, fromOrders(world, name, volume, person, world.period.endsOn));
      if ('banked' in volume) {
        out.number(name, `banked/${world.period.cadence}`, person, bankedOut(world, name, volume, person));
      }
      if ('history' in volume) carryHistory(world, volume, person, out);
      if ('periodsHeld' in volume) carryHeld(world, volume, person, out);
    }
    const asksFirst = ('kind' in volume || 'ordersOf' in volume) && volume.orders?.first !== undefined;
    if (asksFirst) for (const person of world.people) carryOrders(world, person, out);
  }
}

function bankedOut(world: World, name: string, volume: Of<'banked'>, person: Person): bigint {
  const ranks = world.ladder('ranks');
  if (volume.resetOnPromotion && ranks.title(person) > ranks.titleBefore(person)) return 0n;
  const isDeducted = world.holds(volume.deductWhen as Condition, person);
  return greatest([unitsOf(volume.floor), world.volume(name, person) - (isDeducted ? unitsOf(volume.deduct) : 0n)]);
}

/** Values move one period back; as many are kept as are read of that volume anywhere. */
function carryHistory(world: World, { history }: Of<'history'>, person: Person, out: CarriedOut): void {
  const quantity = (ago: number): string => `history/${world.period.cadence}/${ago}`;
  const before = Object.values(world.plan.volumes).map((volume) =>
    'history' in volume && volume.history === history ? volume.periods - (volume.current === 'included' ? 1 : 0) : 0,
  );
  for (let ago = 1; ago <= Math.max(...before); ago++) {
    const value = ago === 1 ? world.volume(history, person) : world.carried.number(history, quantity(ago - 1), person);
    out.number(history, quantity(ago), person, value);
  }
}

function carryHeld(world: World, { periodsHeld, counting }: Of<'periodsHeld'>, person: Person, out: CarriedOut): void {
  const { ladder, place } = world.ladderOf(periodsHeld);
  if (!ladder.isDecided) return;
  const quantity = `periodsHeld/${counting}/${periodsHeld}`;
  const before = world.carried.number(ladder.name, quantity, person.owner);
  const isHeld = ladder.paidAs(person) >= place;
  out.number(ladder.name, quantity, person, isHeld ? before + 10_000n : counting === 'in-a-row' ? 0n : before);
}

/** How many orders somebody has had, and which was the first. */
function carryOrders(world: World, person: Person, out: CarriedOut): void {
  const { carried, period } = world;
  const news = person.orders.filter(
    (order) => !isRefund(order) && order.paidOn > carried.state.asOfDay && order.paidOn <= period.endsOn,
  );
  out.number('orders', 'count', person, carried.number('orders', 'count', person) + 10_000n * BigInt(news.length));
  out.name('orders', 'first', person, world.firstOrder(person) ?? '');
}
