/**
 * One cycle among the indexes that no root reaches: each index is followed by its parent, starting at the smallest of the cycle.
 * `reached` are the indexes below a root; there must be others.
 */
export function findCycle(parents: Int32Array, reached: Int32Array): number[] {
  const seen = new Uint8Array(parents.length);
  for (const index of reached) seen[index] = 1;
  let index = seen.indexOf(0);
  // Whoever is below no root has a cycle above: walking up long enough ends on it.
  while (seen[index] === 0) {
    seen[index] = 1;
    index = parents[index] ?? -1;
  }
  const cycle = [index];
  for (let next = parents[index] ?? -1; next !== index; next = parents[next] ?? -1) cycle.push(next);
  const start = cycle.indexOf(cycle.reduce((least, each) => Math.min(least, each), index));
  return [...cycle.slice(start), ...cycle.slice(0, start)];
}
