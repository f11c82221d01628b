import type { LineColumns } from '../compute/result.js';

/** The places of every payee's lines: those of member row m stand in `places` from `starts[m]` up to `starts[m + 1]`, in the run's order. */
export interface LinesByPayee {
  readonly starts: Int32Array;
  readonly places: Int32Array;
}

export function linesByPayee({ payeeIndex }: LineColumns, memberCount: number): LinesByPayee {
  const starts = new Int32Array(memberCount + 1);
  for (const payee of payeeIndex) starts[payee + 1] = (starts[payee + 1] ?? 0) + 1;
  for (let row = 1; row <= memberCount; row++) starts[row] = (starts[row] ?? 0) + (starts[row - 1] ?? 0);
  const free = starts.slice();
  const places = new Int32Array(payeeIndex.length);
  for (let line = 0; line < payeeIndex.length; line++) {
    const payee = payeeIndex[line] ?? 0;
    const place = free[payee] ?? 0;
    places[place] = line;
    free[payee] = place + 1;
  }
  return { starts, places };
}
