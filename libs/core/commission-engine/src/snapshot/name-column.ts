import { int32Column } from '@upline/kernel';

/** One name per row. Few names or none are common, and a text for each of millions of rows would keep the collector busy. */
export interface NameColumn {
  readonly names: readonly string[];
  /** By row the place of its name in `names`, -1 for none. */
  readonly places: Int32Array | Int16Array;
}

/** The column of a list of names, '' for none: every name once, in the order in which they come. */
export function nameColumn(list: readonly string[]): NameColumn {
  const placeOf = new Map<string, number>();
  const places = int32Column(list.length);
  for (let row = 0; row < places.length; row++) {
    const name = list[row] ?? '';
    let place = name === '' ? -1 : placeOf.get(name);
    if (place === undefined) placeOf.set(name, (place = placeOf.size));
    places[row] = place;
  }
  return { names: [...placeOf.keys()], places };
}

/** The name of a row, '' for none. */
export function nameAt({ names, places }: NameColumn, row: number): string {
  return names[places[row] ?? -1] ?? '';
}

/** The names of all rows, '' for none. */
export function namesByRow(column: NameColumn): string[] {
  return Array.from(column.places, (_, row) => nameAt(column, row));
}
