import type { CalendarPeriod } from '@upline/calendar';
import type { MemberColumns, PlacementColumns, Snapshot } from '../snapshot/snapshot.js';
import type { DatedOrders } from './read-orders.js';

/** A period file in columns, with all its periods. */
export interface PeriodFileColumns {
  readonly members: MemberColumns;
  readonly orders: DatedOrders;
  /** The day on which each order counts: where the plan restates, that of the order which a refund takes back. */
  readonly countedOn: Int32Array;
}

/**
 * The members and orders that there are at the end of a period: who enrols later is not there yet, unless somebody who is there stands
 * under them, belongs to them, or they have bought.
 *
 * @param keep rows of members who are there in any case
 */
export function snapshotOfPeriod(
  { members, orders, countedOn }: PeriodFileColumns,
  { key, endsOn }: CalendarPeriod,
  keep: Iterable<number> = [],
): Snapshot {
  const orderRows = rowsWhere(countedOn.length, (row) => (countedOn[row] ?? 0) <= endsOn);
  const { enrolledOn } = members;
  const hasAllOrders = orderRows.length === countedOn.length;
  if (!enrolledOn || enrolledOn.every((day) => day <= endsOn)) {
    return { period: key, members, orders: hasAllOrders ? orders : takeOrders(orders, orderRows) };
  }
  const present = Uint8Array.from(enrolledOn, (day) => (day <= endsOn ? 1 : 0));
  for (const row of keep) present[row] = 1;
  for (const row of orderRows) present[orders.buyerIndex[row] ?? 0] = 1;
  addThoseAbove(members, present);
  const rows = rowsWhere(present.length, (row) => present[row] === 1);
  const placeOf = new Int32Array(present.length).fill(-1);
  rows.forEach((row, place) => (placeOf[row] = place));
  const taken = takeOrders(orders, orderRows);
  return {
    period: key,
    members: takeMembers(members, rows, placeOf),
    orders: { ...taken, buyerIndex: taken.buyerIndex.map((row) => placeOf[row] ?? -1) },
  };
}

function rowsWhere(size: number, holds: (row: number) => boolean): Int32Array {
  const rows = new Int32Array(size);
  let count = 0;
  for (let row = 0; row < size; row++) if (holds(row)) rows[count++] = row;
  return rows.slice(0, count);
}

/** Marks whomever the marked refer to, in any line and tree. */
function addThoseAbove(members: MemberColumns, present: Uint8Array): void {
  const lines = linesOf(members);
  const open = [...present.keys()].filter((row) => present[row] === 1);
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    for (const line of lines) {
      const above = line[row] ?? -1;
      if (above < 0 || present[above] === 1) continue;
      present[above] = 1;
      open.push(above);
    }
  }
}

function linesOf({ sponsorIndex, enrollerIndex, ownerIndex, placements }: MemberColumns): Int32Array[] {
  const parents = Object.values(placements ?? {}).map(({ parentIndex }) => parentIndex);
  return [sponsorIndex, ...(enrollerIndex ? [enrollerIndex] : []), ...(ownerIndex ? [ownerIndex] : []), ...parents];
}

function takeMembers(members: MemberColumns, rows: Int32Array, placeOf: Int32Array): MemberColumns {
  const indexes = (column: Int32Array): Int32Array =>
    rows.map((row) => ((column[row] ?? -1) < 0 ? -1 : (placeOf[column[row] ?? 0] ?? -1)));
  const words = (column: readonly string[]): string[] => Array.from(rows, (row) => column[row] ?? '');
  const days = (column: Int32Array): Int32Array => rows.map((row) => column[row] ?? 0);
  const placement = ({ parentIndex, leg }: PlacementColumns): PlacementColumns => ({
    parentIndex: indexes(parentIndex),
    leg: days(leg),
  });
  const { enrollerIndex, ownerIndex, enrolledOn, statuses, kinds, currencies } = members;
  return {
    codes: words(members.codes),
    sponsorIndex: indexes(members.sponsorIndex),
    ...(enrollerIndex && { enrollerIndex: indexes(enrollerIndex) }),
    ...(ownerIndex && { ownerIndex: indexes(ownerIndex) }),
    ...(enrolledOn && { enrolledOn: days(enrolledOn) }),
    ...(statuses && { statuses: words(statuses) }),
    ...(kinds && { kinds: words(kinds) }),
    ...(currencies && { currencies: words(currencies) }),
    ...(members.placements && { placements: eachOf(members.placements, placement) }),
    ...(members.numbers && {
      numbers: eachOf(members.numbers, (column) => Float64Array.from(rows, (row) => column[row] ?? 0)),
    }),
    ...(members.dates && { dates: eachOf(members.dates, days) }),
    ...(members.texts && { texts: eachOf(members.texts, words) }),
  };
}

function takeOrders(orders: DatedOrders, rows: Int32Array): DatedOrders {
  const { originalPaidOn, tags } = orders;
  return {
    references: Array.from(rows, (row) => orders.references[row] ?? ''),
    buyerIndex: rows.map((row) => orders.buyerIndex[row] ?? -1),
    volumes: eachOf(orders.volumes, (column) => Float64Array.from(rows, (row) => column[row] ?? 0)),
    paidOn: rows.map((row) => orders.paidOn[row] ?? 0),
    ...(originalPaidOn && { originalPaidOn: rows.map((row) => originalPaidOn[row] ?? 0) }),
    ...(tags && { tags: eachOf(tags, (column) => Uint8Array.from(rows, (row) => column[row] ?? 0)) }),
  };
}

function eachOf<Column, Taken>(
  columns: Readonly<Record<string, Column>>,
  take: (column: Column) => Taken,
): Record<string, Taken> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, take(column)]));
}
