import { int16Column } from '@upline/kernel';
import { ladderOf } from '../../../plan/references/plan-node.js';
import type { Columns } from '../columns.js';

/** The places on a ladder that were carried in by name; -1 for none, and for a rank that the ladder does not have any more. */
function carriedPlaces({ plan, state, size, owners }: Columns, ladder: string, quantity: string): Int16Array {
  const places = int16Column(size).fill(-1);
  const names = state.names(ladder, quantity);
  if (!names) return places;
  const placeOf = new Map(ladderOf(plan, ladder).ladder.map(({ rank }, place) => [rank, place]));
  for (let row = 0; row < size; row++) places[row] = placeOf.get(names[owners?.[row] ?? row] ?? '') ?? -1;
  return places;
}

/** The highest rank that everybody had reached before this period. */
export const carriedTitle = (columns: Columns, ladder: string): Int16Array => carriedPlaces(columns, ladder, 'title');

/** What was decided last, in an earlier period or in an earlier run of this one. */
export const carriedPaidAs = (columns: Columns, ladder: string): Int16Array => carriedPlaces(columns, ladder, 'paidAs');

/** Ranks by name, as they are carried. */
export function namesOfPlaces(rankNames: readonly string[], places: Int16Array): string[] {
  const names = new Array<string>(places.length);
  for (let row = 0; row < names.length; row++) names[row] = rankNames[places[row] ?? -1] ?? '';
  return names;
}
