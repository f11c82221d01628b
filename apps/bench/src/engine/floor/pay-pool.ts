import { benchmarkPlan } from '../benchmark-plan.js';
import { type FloorLines, poolKind } from './floor-lines.js';
import { share } from './share.js';

const { pool, ranks } = benchmarkPlan;
const rankPoints = Int32Array.of(0, ...ranks.map(({ points }) => points));

export function payPool(totalCents: number, memberRanks: Uint8Array, lines: FloorLines): void {
  let allPoints = 0;
  // By index, for the iterator of a typed array is slow.
  for (let member = 0; member < memberRanks.length; member++) allPoints += rankPoints[memberRanks[member] ?? 0] ?? 0;
  const poolCents = share(totalCents, pool.rate);
  for (let member = 0; member < memberRanks.length; member++) {
    const points = rankPoints[memberRanks[member] ?? 0] ?? 0;
    if (points > 0) lines.add(member, poolKind, -1, poolCents, Math.floor((poolCents * points) / allPoints));
  }
}
