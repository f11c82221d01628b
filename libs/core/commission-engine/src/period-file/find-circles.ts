/**
 * Every circle of a column of parents (-1 for none), each as the rows on it from the lowest upward along the parents. Linear, whatever
 * the depth.
 */
export function findCircles(parents: Int32Array): number[][] {
  const circles: number[][] = [];
  /** The row from which the walk that first met a row started, plus one. */
  const metBy = new Int32Array(parents.length);
  for (let start = 0; start < parents.length; start++) {
    let row = start;
    while (row >= 0 && metBy[row] === 0) {
      metBy[row] = start + 1;
      row = parents[row] ?? -1;
    }
    if (row >= 0 && metBy[row] === start + 1) circles.push(circleThrough(row, parents));
  }
  return circles;
}

function circleThrough(row: number, parents: Int32Array): number[] {
  const rows = [row];
  for (let above = parents[row] ?? -1; above !== row; above = parents[above] ?? -1) rows.push(above);
  const lowest = rows.indexOf(rows.reduce((least, each) => Math.min(least, each)));
  return [...rows.slice(lowest), ...rows.slice(0, lowest)];
}
