import { int32Column, UplineError } from '@upline/kernel';
import type { CarriedState } from '../snapshot/carried-state.js';

/**
 * Puts a carried state onto other rows: what each member has goes with their code.
 *
 * @throws UplineError `CARRIED.UNKNOWN_MEMBER` when somebody who has something is not among the new rows
 */
export function carryOver(state: CarriedState, from: readonly string[], to: readonly string[]): CarriedState {
  if (from.length === to.length && from.every((code, row) => code === to[row])) return state;
  const rowOf = new Map(to.map((code, row) => [code, row]));
  const rowFor = (row: number): number => {
    const place = rowOf.get(from[row] ?? '');
    if (place !== undefined) return place;
    throw new UplineError('CARRIED.UNKNOWN_MEMBER', `Something is carried for ${from[row]}, who is not a member.`);
  };
  return {
    ...state,
    numbers: mapColumns(state.numbers, (column) => {
      const moved = new Float64Array(to.length);
      column.forEach((units, row) => {
        if (units !== 0) moved[rowFor(row)] = units;
      });
      return moved;
    }),
    names: mapColumns(state.names, ({ names, places }) => {
      const moved = int32Column(to.length).fill(-1);
      places.forEach((place, row) => {
        if (place >= 0) moved[rowFor(row)] = place;
      });
      return { names, places: moved };
    }),
  };
}

function mapColumns<Column, Moved>(
  owners: Readonly<Record<string, Readonly<Record<string, Column>>>>,
  move: (column: Column) => Moved,
): Record<string, Record<string, Moved>> {
  return Object.fromEntries(
    Object.entries(owners).map(([owner, columns]) => [
      owner,
      Object.fromEntries(Object.entries(columns).map(([quantity, column]) => [quantity, move(column)])),
    ]),
  );
}
