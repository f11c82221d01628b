import { type ColumnMaker, filledBy } from '../column-maker.js';
import type { Columns } from '../columns.js';

/** A number that the member carries; further positions carry those of their owner. */
export function makeAttribute({ snapshot, owners, size }: Columns, name: string, out: Float64Array): ColumnMaker {
  const column = snapshot.members.numbers?.[name];
  return filledBy(size, (from, to) => {
    for (let row = from; row < to; row++) out[row] = column?.[owners?.[row] ?? row] ?? 0;
  });
}
