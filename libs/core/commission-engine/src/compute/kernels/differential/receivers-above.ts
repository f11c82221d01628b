import { type Forest, nearestAbove } from '@upline/genealogy';

/**
 * For every row who has its money if it is not eligible: the next eligible member above, and where `rateOrder` is there the next
 * whose rate is at least that of the row; -1 for nobody. From each member the search goes on at the next higher rate, so it
 * takes a step per rate and none per member.
 */
export function receiversAbove(forest: Forest, eligible: Uint8Array, rateOrder: Int32Array | undefined): Int32Array {
  const above = nearestAbove(forest, eligible);
  const rateOf = (row: number): number => rateOrder?.[row] ?? 0;
  const higher = new Int32Array(forest.size);
  const receivers = new Int32Array(forest.size);
  for (const row of forest.order) {
    let next = above[row] ?? -1;
    while (next >= 0 && rateOf(next) < rateOf(row)) next = higher[next] ?? -1;
    receivers[row] = next;
    while (next >= 0 && rateOf(next) <= rateOf(row)) next = higher[next] ?? -1;
    higher[row] = next;
  }
  return receivers;
}
