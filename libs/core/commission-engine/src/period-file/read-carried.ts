import { type CalendarPeriod, formatDate } from '@upline/calendar';
import { type CarriedEntry, type CarriedState, emptyState } from '../snapshot/carried-state.js';
import { nameColumn } from '../snapshot/name-column.js';
import { noDay } from '../snapshot/snapshot.js';
import { fieldsOf, listOf } from './document-view.js';
import type { Reading } from './reading.js';

type Quantities<Column> = Readonly<Record<string, Readonly<Record<string, Column>>>>;

/** Every quantity costs a column of all members, however few have it. */
const mostCells = 200_000_000;

/**
 * Reads what an earlier run left, as `writeCarried` writes it, onto the members of this file. A balance of somebody who is not
 * there is reported: it would be lost.
 */
export function readCarried(reading: Reading, value: unknown, first: CalendarPeriod | undefined): CarriedState {
  const { asOf, numbers, names, lists } = fieldsOf(value);
  const asOfDay = reading.day(asOf, 'carried', 'asOf') ?? noDay;
  if (first && asOfDay > first.endsOn) {
    const detail = `The carried state counts the days up to ${String(asOf)}, but ${first.key} ends on ${formatDate(first.endsOn)}, before that.`;
    reading.report(['carried', 'asOf'], 'CARRIED_FROM_LATER', detail);
  }
  const size = reading.rowOf.size;
  if ((countQuantities(numbers) + countQuantities(names)) * size > mostCells) {
    reading.report(
      ['carried'],
      'TOO_LARGE',
      'The carried state has more quantities than can be held for so many members.',
    );
    return emptyState;
  }
  return {
    asOfDay,
    numbers: quantities(reading, numbers, 'numbers', () => new Float64Array(size), setUnits),
    names: named(quantities(reading, names, 'names', () => new Array<string>(size).fill(''), setName)),
    lists: Object.fromEntries(
      Object.entries(fieldsOf(lists)).map(([owner, entries]) => [
        owner,
        listOf(entries).map((entry, index) => readEntry(reading, entry, ['carried', 'lists', owner, index])),
      ]),
    ),
  };
}

function countQuantities(owners: unknown): number {
  return Object.values(fieldsOf(owners)).reduce<number>((sum, owner) => sum + Object.keys(fieldsOf(owner)).length, 0);
}

function quantities<Column>(
  reading: Reading,
  value: unknown,
  part: 'numbers' | 'names',
  empty: () => Column,
  set: (reading: Reading, column: Column, row: number, value: unknown, at: readonly string[]) => void,
): Quantities<Column> {
  const columnOf = (owner: string, quantity: string, entries: unknown): Column => {
    const column = empty();
    for (const [code, each] of Object.entries(fieldsOf(entries))) {
      const at = ['carried', part, owner, quantity, code];
      const row = reading.row(code, `${quantity} of ${owner} is carried for somebody whose code`, ...at);
      if (row !== undefined) set(reading, column, row, each, at);
    }
    return column;
  };
  return Object.fromEntries(
    Object.entries(fieldsOf(value)).map(([owner, byQuantity]) => [
      owner,
      Object.fromEntries(
        Object.entries(fieldsOf(byQuantity)).map(([quantity, entries]) => [
          quantity,
          columnOf(owner, quantity, entries),
        ]),
      ),
    ]),
  );
}

function named(owners: Quantities<string[]>): CarriedState['names'] {
  return Object.fromEntries(
    Object.entries(owners).map(([owner, columns]) => [
      owner,
      Object.fromEntries(Object.entries(columns).map(([quantity, list]) => [quantity, nameColumn(list)])),
    ]),
  );
}

function setUnits(reading: Reading, column: Float64Array, row: number, value: unknown, at: readonly string[]): void {
  column[row] = reading.units(value, ...at) ?? 0;
}

function setName(_reading: Reading, column: string[], row: number, value: unknown): void {
  if (typeof value === 'string') column[row] = value;
}

function readEntry(reading: Reading, value: unknown, at: readonly (string | number)[]): CarriedEntry {
  const entry = fieldsOf(value);
  for (const [key, each] of Object.entries(entry)) {
    if (typeof each !== 'number' || Number.isSafeInteger(each)) continue;
    reading.report([...at, key], 'OUT_OF_RANGE', `${each} is no whole number that can be reckoned with exactly.`);
  }
  return entry as CarriedEntry;
}
