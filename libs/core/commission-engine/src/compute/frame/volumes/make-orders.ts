import { float64Column, int32Column, UplineError } from '@upline/kernel';
import { conditionNode, type VolumeNode, volumeNode } from '../../../plan/references/plan-node.js';
import { type ColumnMaker, filledBy, madeAtOnce } from '../column-maker.js';
import type { Columns } from '../columns.js';
import { checkedUnits } from './checked-units.js';
import { chosenOrders } from './chosen-orders.js';
import { customerHolders } from './customer-holders.js';
import { refundMarks } from './first-orders.js';
import type { OrderVolume } from './order-days.js';

/**
 * What orders carry, or how many there are, by member. Each order counts once: where customers count, a customer's orders are booked
 * to the first distributor above, and stay with the customer only where there is none.
 */
export function makeOrders(columns: Columns, node: VolumeNode, volume: OrderVolume, out: Float64Array): ColumnMaker {
  const of: readonly string[] = 'kind' in volume ? volume.of : volume.ordersOf;
  const { buyers } = volume.orders ?? {};
  const marks = buyers && columns.marks(conditionNode(columns.plan, buyers));
  const carried = volume.window === 'lifetime' ? columns.state.numbers(node.name ?? '', 'lifetime') : undefined;
  if (!of.includes('customers') && marks) return ownOrders(columns, volume, { marks, carried }, out);
  return madeAtOnce(() => {
    if (carried) out.set(carried);
    book(columns, volume, out, bookedTo(columns, volume, marks));
  });
}

/** What a buyer must be is asked of the member alone, so that activity and ranks may be asked that need volumes of others below. */
function ownOrders(
  columns: Columns,
  volume: OrderVolume,
  { marks, carried }: { readonly marks: Uint8Array; readonly carried: Float64Array | undefined },
  out: Float64Array,
): ColumnMaker {
  const own = float64Column(columns.size);
  book(columns, volume, own, undefined);
  return filledBy(columns.size, (from, to) => {
    for (let row = from; row < to; row++) {
      out[row] = checkedUnits((carried?.[row] ?? 0) + (marks[row] === 1 ? (own[row] ?? 0) : 0));
    }
  });
}

/** By buyer the member whose volume their orders are, -1 for nobody's. Undefined: everybody's orders are their own. */
function bookedTo(columns: Columns, volume: OrderVolume, marks: Uint8Array | undefined): Int32Array | undefined {
  const of: readonly string[] = 'kind' in volume ? volume.of : volume.ordersOf;
  const holders = of.includes('customers') ? customerHolders(columns, volume.customersIn) : undefined;
  if (!holders && !marks && of.includes('own')) return undefined;
  const members = int32Column(columns.size);
  for (let buyer = 0; buyer < members.length; buyer++) {
    const holder = holders?.[buyer] ?? -1;
    members[buyer] = marks?.[buyer] === 0 ? -1 : holder >= 0 ? holder : of.includes('own') ? buyer : -1;
  }
  return members;
}

function book(
  columns: Columns,
  volume: OrderVolume,
  out: Float64Array,
  members: Int32Array | undefined,
  units = unitsOfOrders(columns, volume),
): void {
  const { buyerIndex } = columns.snapshot.orders;
  for (let row = 0; row < units.length; row++) {
    const buyer = buyerIndex[row] as number;
    const member = members ? (members[buyer] as number) : buyer;
    if (member < 0) continue;
    const sum = (out[member] as number) + (units[row] as number);
    out[member] = Number.isSafeInteger(sum) ? sum : checkedUnits(sum);
  }
}

/**
 * The balance that a volume of a lifetime leaves to the next period, by member: what was paid up to the last day. A refund that came later
 * and counts on an earlier day is in the volume, but it is left to the period in which it came, which adds it to the balance itself.
 */
export function lifetimeBalance(columns: Columns, name: string, volume: OrderVolume): Float64Array {
  const { snapshot, plan, period } = columns;
  const numbers = columns.numbers(volumeNode(plan, name));
  const { paidOn } = snapshot.orders;
  if (!paidOn?.some((day) => day > period.endsOn)) return numbers;
  const balance = numbers.slice();
  const { buyers } = volume.orders ?? {};
  const marks = buyers && columns.marks(conditionNode(plan, buyers));
  const late = unitsOfOrders(columns, volume).map((units, row) => ((paidOn[row] ?? 0) > period.endsOn ? -units : 0));
  book(columns, volume, balance, bookedTo(columns, volume, marks), late);
  return balance;
}

function unitsOfOrders(columns: Columns, volume: OrderVolume): Float64Array {
  const chosen = chosenOrders(columns, volume);
  const units = float64Column(chosen.length);
  if ('kind' in volume) {
    const column = columns.snapshot.orders.volumes[volume.kind] ?? units;
    for (let row = 0; row < units.length; row++) units[row] = chosen[row] === 1 ? (column[row] as number) : 0;
    return units;
  }
  const refunds = refundMarks(columns);
  for (let row = 0; row < units.length; row++) if (chosen[row] === 1 && refunds[row] === 0) units[row] = 10_000;
  return units;
}

/**
 * What each order adds to a volume of own orders: one number per order row, 0 where the order is not chosen or outside the window.
 *
 * @throws UplineError `PLAN.INVALID` for a volume that is not of own orders alone
 */
export function ownOrderUnits(columns: Columns, name: string): Float64Array {
  const { volume } = volumeNode(columns.plan, name);
  if (!('kind' in volume) || volume.of.some((of) => of !== 'own')) {
    throw new UplineError(
      'PLAN.INVALID',
      `The volume ${name} is not of own orders, so it cannot be paid order by order.`,
    );
  }
  const units = unitsOfOrders(columns, volume);
  const { buyers } = volume.orders ?? {};
  if (!buyers) return units;
  const marks = columns.marks(conditionNode(columns.plan, buyers));
  const { buyerIndex } = columns.snapshot.orders;
  return units.map((order, row) => (marks[buyerIndex[row] ?? 0] === 1 ? order : 0));
}
