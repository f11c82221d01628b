/**
 * Gives everybody who has a parent and no leg (0) the first free leg of that parent, in the order of codes, so that the order of the
 * rows does not matter. Writes into `leg`.
 */
export function takeFreeLegs(codes: readonly string[], parentIndex: Int32Array, leg: Int32Array): void {
  const waiting: number[] = [];
  parentIndex.forEach((parent, row) => {
    if (parent >= 0 && leg[row] === 0) waiting.push(row);
  });
  if (waiting.length === 0) return;
  waiting.sort((one, other) => ((codes[one] ?? '') < (codes[other] ?? '') ? -1 : 1));
  const taken = new Set<number>();
  const place = (parent: number, number: number): number => parent * (parentIndex.length + 1001) + number;
  parentIndex.forEach((parent, row) => {
    if (parent >= 0 && (leg[row] ?? 0) > 0) taken.add(place(parent, leg[row] ?? 0));
  });
  const nextOf = new Map<number, number>();
  for (const row of waiting) {
    const parent = parentIndex[row] ?? -1;
    let next = nextOf.get(parent) ?? 1;
    while (taken.has(place(parent, next))) next++;
    leg[row] = next;
    nextOf.set(parent, next + 1);
  }
}
