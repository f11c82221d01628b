import { canonicalJson } from '@upline/kernel';
import type { CarriedState } from './carried-state.js';
import type { ColumnDigest } from './column-digest.js';
import type { NameColumn } from './name-column.js';

/** Adds a carried state to a digest. Columns of nothing but zeros or empty names say nothing and are left out. */
export function digestState(digest: ColumnDigest, state: CarriedState, rows: Int32Array | undefined): void {
  digest.text('as of', String(state.asOfDay));
  for (const [owner, quantity, column] of sorted(state.numbers)) {
    if (hasOther(column, 0)) digest.numbers(`carried ${owner} ${quantity}`, column, rows);
  }
  for (const [owner, quantity, column] of sorted(state.names)) {
    if (hasOther(column.places, -1)) digest.names(`carried ${owner} ${quantity}`, column, rows);
  }
  for (const owner of Object.keys(state.lists).sort()) {
    const entries = state.lists[owner] ?? [];
    if (entries.length > 0) digest.text(`carried ${owner}`, canonicalJson(entries));
  }
}

function hasOther(column: Float64Array | NameColumn['places'], none: number): boolean {
  for (let row = 0; row < column.length; row++) if (column[row] !== none) return true;
  return false;
}

function sorted<Column>(parts: Readonly<Record<string, Readonly<Record<string, Column>>>>): [string, string, Column][] {
  return Object.keys(parts)
    .sort()
    .flatMap((owner) => {
      const quantities = parts[owner] ?? {};
      return Object.keys(quantities)
        .sort()
        .map((quantity): [string, string, Column] => [owner, quantity, quantities[quantity] as Column]);
    });
}
