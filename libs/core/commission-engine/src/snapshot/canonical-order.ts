import { UplineError } from '@upline/kernel';

/** An order of rows that depends on their names alone, so that it is the same on every machine and database. */
export interface CanonicalOrder {
  /** The row at each place. */
  readonly rows: Int32Array;
  /** The place of each row. */
  readonly places: Int32Array;
  /** The rows come in canonical order already. */
  readonly isIdentity: boolean;
}

/**
 * Orders rows by their names, by UTF-16 code unit (no locale, hence the same everywhere).
 *
 * @throws UplineError `SNAPSHOT.DUPLICATE` when two rows have one name
 */
export function canonicalOrder(names: readonly string[], what: string): CanonicalOrder {
  const rows = new Int32Array(names.length);
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  if (isAscending(names)) return { rows, places: rows, isIdentity: true };
  rows.sort((one, other) => compare(names[one] ?? '', names[other] ?? ''));
  const places = new Int32Array(names.length);
  rows.forEach((row, place) => {
    const before = place > 0 ? names[rows[place - 1] ?? 0] : undefined;
    if (before === names[row]) throw new UplineError('SNAPSHOT.DUPLICATE', `Two ${what} are called ${names[row]}.`);
    places[row] = place;
  });
  return { rows, places, isIdentity: false };
}

/** What an order changes: nothing where the rows come in it already. */
export function movedBy({
  rows,
  places,
  isIdentity,
}: CanonicalOrder): Partial<Pick<CanonicalOrder, 'rows' | 'places'>> {
  return isIdentity ? {} : { rows, places };
}

function isAscending(names: readonly string[]): boolean {
  for (let row = 1; row < names.length; row++) if (compare(names[row - 1] ?? '', names[row] ?? '') >= 0) return false;
  return true;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
