/** The positions of every person, in the order of their codes. */
export interface People {
  readonly ownerOf: (row: number) => number;
  /** Calls with the rows of one person after another. The list is used again. */
  readonly each: (visit: (rows: readonly number[], owner: number) => void) => void;
}

/**
 * Puts positions together that belong to one person, in the order of `order` (rows by code). `together` false: every position comes alone.
 * `focus` >= 0: only the positions of that row's person.
 */
export function peopleOf(
  owners: Int32Array | undefined,
  order: Int32Array,
  { together, focus }: { readonly together: boolean; readonly focus: number },
): People {
  const ownerOf = (row: number): number => owners?.[row] ?? row;
  const alone: number[] = [0];
  const visitAlone = (row: number, visit: (rows: readonly number[], owner: number) => void): void => {
    alone[0] = row;
    visit(alone, ownerOf(row));
  };
  if (focus >= 0) {
    const owner = ownerOf(focus);
    const rows = owners ? rowsWhere(order, (row) => ownerOf(row) === owner) : [focus];
    if (together) return { ownerOf, each: (visit) => visit(rows, owner) };
    return { ownerOf, each: (visit) => rows.forEach((row) => visitAlone(row, visit)) };
  }
  if (!together || !owners) return { ownerOf, each: (visit) => order.forEach((row) => visitAlone(row, visit)) };
  return { ownerOf, each: (visit) => eachTogether(owners, order, visit) };
}

function rowsWhere(order: Int32Array, holds: (row: number) => boolean): number[] {
  const rows: number[] = [];
  for (let at = 0; at < order.length; at++) {
    const row = order[at] as number;
    if (holds(row)) rows.push(row);
  }
  return rows;
}

/** A person comes when the first of their positions does. */
function eachTogether(
  owners: Int32Array,
  order: Int32Array,
  visit: (rows: readonly number[], owner: number) => void,
): void {
  const first = new Int32Array(owners.length).fill(-1);
  const next = new Int32Array(owners.length).fill(-1);
  for (let place = order.length - 1; place >= 0; place--) {
    const row = order[place] ?? 0;
    const owner = owners[row] ?? row;
    next[row] = first[owner] ?? -1;
    first[owner] = row;
  }
  const rows: number[] = [];
  for (let at = 0; at < order.length; at++) {
    const start = order[at] as number;
    const owner = owners[start] ?? start;
    if (first[owner] !== start) continue;
    rows.length = 0;
    for (let row = start; row >= 0; row = next[row] ?? -1) rows.push(row);
    visit(rows, owner);
  }
}
