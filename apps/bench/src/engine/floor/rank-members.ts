import { benchmarkPlan } from '../benchmark-plan.js';

const { ranks, activePvCents } = benchmarkPlan;
const legsAsked = Int32Array.from(ranks, ({ legs, legRank }) => (legs === 0 ? 0 : 1 << ((legs - 1) * 8 + legRank - 1)));
const rankPvCents = Int32Array.from(ranks, ({ pvCents }) => pvCents);
const rankGvCents = Float64Array.from(ranks, ({ gvCents }) => gvCents);

/** Group volumes, legs and ranks in one pass from the last member to the first, for by then everybody below is decided. */
export function rankMembers(sponsor: Int32Array, pvCents: Int32Array): Uint8Array {
  const gvCents = Float64Array.from(pvCents);
  const ranked = new Uint8Array(sponsor.length);
  const bestBelow = new Uint8Array(sponsor.length);
  // Three planes of eight bits: bit q - 1 says that one, two, three legs or more hold rank q. No rank asks for more legs.
  const legs = new Int32Array(sponsor.length);
  for (let member = sponsor.length - 1; member >= 0; member--) {
    const gv = gvCents[member] ?? 0;
    const rank = rankFor(pvCents[member] ?? 0, gv, legs[member] ?? 0);
    if (rank > 0) ranked[member] = rank;
    const above = sponsor[member] ?? -1;
    if (above < 0) continue;
    gvCents[above] = (gvCents[above] ?? 0) + gv;
    const best = Math.max(rank, bestBelow[member] ?? 0);
    if (best === 0) continue;
    if (best > (bestBelow[above] ?? 0)) bestBelow[above] = best;
    const held = (1 << Math.min(best, 8)) - 1;
    const before = legs[above] ?? 0;
    legs[above] = before | held | ((before & (held * 0x101)) << 8);
  }
  return ranked;
}

function rankFor(pvCents: number, gvCents: number, legs: number): number {
  if (pvCents < activePvCents) return 0;
  let rank = 0;
  while (rank < ranks.length) {
    const asked = legsAsked[rank] ?? 0;
    if (pvCents < (rankPvCents[rank] ?? 0) || gvCents < (rankGvCents[rank] ?? 0) || (legs & asked) !== asked) break;
    rank++;
  }
  return rank;
}
