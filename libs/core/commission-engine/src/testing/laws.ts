import type { CarriedState } from '../snapshot/carried-state.js';
import type { Snapshot } from '../snapshot/snapshot.js';

/** The same facts with members and orders in another order of rows, decided by the seed. */
export function permuted(snapshot: Snapshot, seed: number): Snapshot {
  const rows = shuffled(snapshot.members.codes.length, seed);
  const orderRows = shuffled(snapshot.orders.references.length, seed + 1);
  const placeOf = new Int32Array(rows.length);
  rows.forEach((row, place) => (placeOf[row] = place));
  const moved = (index: number): number => (index < 0 ? index : (placeOf[index] ?? -1));
  return rearranged(snapshot, rows, orderRows, moved);
}

/** The same company with one more member, who is below the row given (-1 for nobody), buys nothing and has no place in placement trees. */
export function withIdleMember(snapshot: Snapshot, code: string, sponsor: number): Snapshot {
  const size = snapshot.members.codes.length;
  const everybody = Array.from({ length: size }, (_, row) => row);
  const orders = snapshot.orders.references.map((_, row) => row);
  // The newcomer has the facts of somebody who is there, but for their name, their lines and their carried balances.
  const grown = rearranged(snapshot, [...everybody, 0], orders, (index) => index);
  const { members } = grown;
  const last = <Column extends Int32Array>(column: Column, value: number): Column => {
    const copy = column.slice() as Column;
    copy[size] = value;
    return copy;
  };
  const emptied = (columns: CarriedState['numbers']): CarriedState['numbers'] =>
    mapped(columns, (quantities) =>
      mapped(quantities, (column) => column.map((units, row) => (row === size ? 0 : units))),
    );
  return {
    ...grown,
    members: {
      ...members,
      codes: [...members.codes.slice(0, size), code],
      sponsorIndex: last(members.sponsorIndex, sponsor),
      ...(members.enrollerIndex && { enrollerIndex: last(members.enrollerIndex, sponsor) }),
      ...(members.ownerIndex && { ownerIndex: last(members.ownerIndex, size) }),
      ...(members.numbers && {
        numbers: mapped(members.numbers, (column) => column.map((units, row) => (row === size ? 0 : units))),
      }),
      ...(members.placements && {
        placements: mapped(members.placements, ({ parentIndex, leg }) => ({
          parentIndex: last(parentIndex, -1),
          leg: last(leg, 0),
        })),
      }),
    },
    ...(grown.carried && {
      carried: {
        ...grown.carried,
        numbers: emptied(grown.carried.numbers),
        names: mapped(grown.carried.names, (quantities) =>
          mapped(quantities, ({ names, places }) => ({ names, places: last(Int32Array.from(places), -1) })),
        ),
      },
    }),
  };
}

/** The same company in which one order became two of the same day and tags, which together are what it was. */
export function withSplitOrder(snapshot: Snapshot, row: number): Snapshot {
  const { orders } = snapshot;
  if (orders.references[row] === undefined) return snapshot;
  const everybody = snapshot.members.codes.map((_, at) => at);
  const split = rearranged(snapshot, everybody, [...orders.references.map((_, at) => at), row], (index) => index);
  const last = orders.references.length;
  return {
    ...split,
    orders: {
      ...split.orders,
      references: [...orders.references, `${orders.references[row]}-rest`],
      volumes: mapped(split.orders.volumes, (column) => {
        const copy = column.slice();
        const part = Math.trunc((column[row] ?? 0) / 3);
        copy[row] = part;
        copy[last] = (column[row] ?? 0) - part;
        return copy;
      }),
    },
  };
}

/** Takes rows of members and orders in the order given; `moved` says where an index points to then. */
function rearranged(
  snapshot: Snapshot,
  rows: readonly number[],
  orderRows: readonly number[],
  moved: (index: number) => number,
): Snapshot {
  const { members, orders, carried, overrides, adjustments } = snapshot;
  const pick = <Column>(column: Column, at: readonly number[]): Column => {
    const source = column as unknown as ArrayLike<unknown> & { constructor: { from(values: unknown[]): unknown } };
    return source.constructor.from(at.map((row) => source[row])) as Column;
  };
  const byMember = <Column>(column: Column): Column => pick(column, rows);
  const byOrder = <Column>(column: Column): Column => pick(column, orderRows);
  const pointing = (column: Int32Array, at: readonly number[]): Int32Array => pick(column, at).map(moved);
  const nested = <Column>(columns: Readonly<Record<string, Readonly<Record<string, Column>>>>) =>
    mapped(columns, (quantities) => mapped(quantities, byMember));
  const renamed = (columns: CarriedState['names']): CarriedState['names'] =>
    mapped(columns, (quantities) => mapped(quantities, ({ names, places }) => ({ names, places: byMember(places) })));
  return {
    ...snapshot,
    members: {
      ...members,
      codes: byMember(members.codes),
      sponsorIndex: pointing(members.sponsorIndex, rows),
      ...(members.enrollerIndex && { enrollerIndex: pointing(members.enrollerIndex, rows) }),
      ...(members.ownerIndex && { ownerIndex: pointing(members.ownerIndex, rows) }),
      ...(members.placements && {
        placements: mapped(members.placements, ({ parentIndex, leg }) => ({
          parentIndex: pointing(parentIndex, rows),
          leg: byMember(leg),
        })),
      }),
      ...(members.enrolledOn && { enrolledOn: byMember(members.enrolledOn) }),
      ...(members.statuses && { statuses: byMember(members.statuses) }),
      ...(members.kinds && { kinds: byMember(members.kinds) }),
      ...(members.numbers && { numbers: mapped(members.numbers, byMember) }),
      ...(members.dates && { dates: mapped(members.dates, byMember) }),
      ...(members.texts && { texts: mapped(members.texts, byMember) }),
      ...(members.currencies && { currencies: byMember(members.currencies) }),
    },
    orders: {
      ...orders,
      references: byOrder(orders.references),
      buyerIndex: pointing(orders.buyerIndex, orderRows),
      volumes: mapped(orders.volumes, byOrder),
      ...(orders.paidOn && { paidOn: byOrder(orders.paidOn) }),
      ...(orders.tags && { tags: mapped(orders.tags, byOrder) }),
      ...(orders.originalPaidOn && { originalPaidOn: byOrder(orders.originalPaidOn) }),
    },
    ...(carried && { carried: { ...carried, numbers: nested(carried.numbers), names: renamed(carried.names) } }),
    ...(overrides && { overrides: overrides.map((one) => ({ ...one, memberIndex: moved(one.memberIndex) })) }),
    ...(adjustments && { adjustments: adjustments.map((one) => ({ ...one, memberIndex: moved(one.memberIndex) })) }),
  };
}

function mapped<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

function shuffled(size: number, seed: number): number[] {
  const rows = Array.from({ length: size }, (_, row) => row);
  let state = (seed * 2_654_435_761) >>> 0;
  for (let last = size - 1; last > 0; last--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (last + 1);
    [rows[last], rows[other]] = [rows[other] ?? 0, rows[last] ?? 0];
  }
  return rows;
}
