import { int16Column } from '@upline/kernel';
import { ladderOf } from '../../../plan/references/plan-node.js';
import type { Columns } from '../columns.js';

/** The places on a ladder that were carried in by name; -1 for none, and for a rank that the ladder does not have any more. */
function carriedPlaces({ plan, state, size, owners }: Columns, ladder: string, quantity: string): Int16Array {
  const places = int16Column(size).fill(-1);
  const carried = state.names(ladder, quantity);
  if (!carried) return places;
  const ranks = ladderOf(plan, ladder).ladder.map(({ rank }) => rank);
  const placeOf = carried.names.map((name) => ranks.indexOf(name));
  for (let row = 0; row < size; row++) places[row] = placeOf[carried.places[owners?.[row] ?? row] ?? -1] ?? -1;
  return places;
}

/** The highest rank that everybody had reached before this period. */
export const carriedTitle = (columns: Columns, ladder: string): Int16Array => carriedPlaces(columns, ladder, 'title');

/** What was decided last, in an earlier period or in an earlier run of this one. */
export const carriedPaidAs = (columns: Columns, ladder: string): Int16Array => carriedPlaces(columns, ladder, 'paidAs');
