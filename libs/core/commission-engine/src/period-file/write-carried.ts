import { formatDate } from '@upline/calendar';
import { formatVolume } from '@upline/money';
import type { CarriedState } from '../snapshot/carried-state.js';
import { nameAt, type NameColumn } from '../snapshot/name-column.js';
import { noDay } from '../snapshot/snapshot.js';
import type { CarriedDocument } from './period-file-schema.js';

/**
 * Writes a carried state as the `carried` of a period file, which `readPeriodFile` reads back exactly. Members with zero, and without a
 * name, are left out; a quantity that nobody has stays, for that it exists may mean something.
 *
 * @param codes the codes of the members, in the order of the rows of the state
 */
export function writeCarried(state: CarriedState, codes: readonly string[]): CarriedDocument {
  return {
    asOf: state.asOfDay === noDay ? null : formatDate(state.asOfDay),
    numbers: byQuantity(state.numbers, (column) => unitsByCode(column, codes)),
    names: byQuantity(state.names, (column) => namesByCode(column, codes)),
    lists: Object.fromEntries(
      Object.entries(state.lists).map(([owner, entries]) => [owner, entries.map(copyOfEntry)]),
    ) as CarriedDocument['lists'],
  };
}

function byQuantity<Column, Written>(
  owners: Readonly<Record<string, Readonly<Record<string, Column>>>>,
  write: (column: Column) => Written,
): Record<string, Record<string, Written>> {
  return Object.fromEntries(
    Object.entries(owners).map(([owner, columns]) => [
      owner,
      Object.fromEntries(Object.entries(columns).map(([quantity, column]) => [quantity, write(column)])),
    ]),
  );
}

function unitsByCode(column: Float64Array, codes: readonly string[]): Record<string, string> {
  const entries: [string, string][] = [];
  column.forEach((units, row) => {
    if (units !== 0) entries.push([codes[row] ?? '', formatVolume(units)]);
  });
  return Object.fromEntries(entries);
}

function namesByCode(column: NameColumn, codes: readonly string[]): Record<string, string> {
  const entries: [string, string][] = [];
  column.places.forEach((place, row) => {
    if (place >= 0) entries.push([codes[row] ?? '', nameAt(column, row)]);
  });
  return Object.fromEntries(entries);
}

function copyOfEntry(entry: object): object {
  return Object.fromEntries(
    Object.entries(entry).map(([key, value]: [string, unknown]) => [
      key,
      Array.isArray(value) ? [...(value as unknown[])] : value,
    ]),
  );
}
