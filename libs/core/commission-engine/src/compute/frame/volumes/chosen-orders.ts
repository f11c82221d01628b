import type { Columns } from '../columns.js';
import { ageBetween } from './age-between.js';
import { firstOrders } from './first-orders.js';
import { orderDays, orderedOn, type OrderVolume, windowDays } from './order-days.js';

/**
 * Marks the orders that a volume reads: by window, tags, first order and the buyer's age. What the buyer must be is asked elsewhere.
 * A refund is chosen by the day of the order that it takes back; where the plan subtracts, it still counts on its own day.
 */
export function chosenOrders(columns: Columns, volume: OrderVolume): Uint8Array {
  const { snapshot } = columns;
  const days = orderDays(columns);
  const chosen = inWindow(columns, volume, days);
  const { tagged, notTagged, first, buyerAge } = volume.orders ?? {};
  const { tags = {} } = snapshot.orders;
  if (tagged) {
    const asked = tagged.flatMap((tag) => tags[tag] ?? []);
    keep(chosen, (row) => asked.some((column) => column[row] === 1));
  }
  for (const tag of notTagged ?? []) {
    const column = tags[tag];
    if (column) keep(chosen, (row) => column[row] !== 1);
  }
  if (first) {
    const firsts = firstOrders(columns);
    const wanted = first === 'only' ? 1 : 0;
    keep(chosen, (row) => firsts[row] === wanted);
  }
  if (buyerAge) keep(chosen, ageTest(columns, buyerAge, days));
  return chosen;
}

function keep(chosen: Uint8Array, test: (row: number) => boolean): void {
  for (let row = 0; row < chosen.length; row++) if (chosen[row] === 1 && !test(row)) chosen[row] = 0;
}

function inWindow({ snapshot, period, state }: Columns, { window }: OrderVolume, days: Int32Array): Uint8Array {
  const { from, to } = windowDays(period, window);
  const { paidOn } = snapshot.orders;
  const isNew = window === 'lifetime' && paidOn ? state.carriedIn.asOfDay : -Infinity;
  const chosen = new Uint8Array(days.length);
  for (let row = 0; row < chosen.length; row++) {
    const day = days[row] ?? 0;
    // What came up to the carried day is in the carried balance, also where a later refund counts on an earlier day.
    chosen[row] = day >= from && day <= to && (paidOn?.[row] ?? day) > isNew ? 1 : 0;
  }
  return chosen;
}

type BuyerAge = NonNullable<NonNullable<OrderVolume['orders']>['buyerAge']>;

/** Orders of buyers whose enrolment is not known are of no age. */
function ageTest(
  { snapshot }: Columns,
  { unit, atLeast, below }: BuyerAge,
  days: Int32Array,
): (row: number) => boolean {
  const { enrolledOn } = snapshot.members;
  const { buyerIndex } = snapshot.orders;
  return (row) => {
    const age = ageBetween(enrolledOn?.[buyerIndex[row] ?? 0], orderedOn(snapshot, days, row), unit);
    return age !== undefined && age >= (atLeast ?? -Infinity) && age < (below ?? Infinity);
  };
}
