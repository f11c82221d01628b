import { uint8Column } from '@upline/kernel';
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
  const none = new Uint8Array(0);
  if (tagged) {
    const asked = tagged.map((tag) => tags[tag] ?? none);
    const any = uint8Column(chosen.length);
    for (const column of asked) for (let row = 0; row < column.length; row++) if (column[row] === 1) any[row] = 1;
    for (let row = 0; row < chosen.length; row++) chosen[row] = (chosen[row] as number) & (any[row] as number);
  }
  for (const tag of notTagged ?? []) {
    const column = tags[tag] ?? none;
    for (let row = 0; row < column.length; row++) if (column[row] === 1) chosen[row] = 0;
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
  const chosen = uint8Column(days.length);
  for (let row = 0; row < chosen.length; row++) {
    const day = days[row] as number;
    chosen[row] = day >= from && day <= to ? 1 : 0;
  }
  const { paidOn } = snapshot.orders;
  if (window !== 'lifetime' || !paidOn) return chosen;
  // What came up to the carried day is in the carried balance, also where a later refund counts on an earlier day.
  for (let row = 0; row < chosen.length; row++) if ((paidOn[row] ?? 0) <= state.carriedIn.asOfDay) chosen[row] = 0;
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
