import { benchmarkPlan } from '../benchmark-plan.js';

const { activePvCents, unilevel } = benchmarkPlan;

/** The first two levels ask for no rank; level 3 asks for rank 1, and each after it for one more. */
export const payeesPerPlace = unilevel.length - 2;

/** The sponsor tree after ranks: by member, the next above who is active, and the place of the next above with a rank. */
export interface Uplines {
  readonly nextActive: Int32Array;
  readonly nextRanked: Int32Array;
  /** By place: who is paid on level 3 when it reaches them, and after them on levels 4 to 8. */
  readonly payees: Int32Array;
}

/** Only who has a rank can be paid from level 3 on, so that part of the walk is worked out once for each of these few. */
export function findUplines(sponsor: Int32Array, pvCents: Int32Array, memberRanks: Uint8Array): Uplines {
  const nextActive = new Int32Array(sponsor.length).fill(-1);
  const nextRanked = new Int32Array(sponsor.length).fill(-1);
  const places = new Int32Array(sponsor.length);
  let placeCount = 0;
  for (let member = 0; member < sponsor.length; member++) {
    if ((memberRanks[member] ?? 0) > 0) places[member] = placeCount++;
    const above = sponsor[member] ?? -1;
    if (above < 0) continue;
    nextActive[member] = (pvCents[above] ?? 0) >= activePvCents ? above : (nextActive[above] ?? -1);
    nextRanked[member] = (memberRanks[above] ?? 0) > 0 ? (places[above] ?? -1) : (nextRanked[above] ?? -1);
  }
  return { nextActive, nextRanked, payees: payeesOfPlaces(nextRanked, memberRanks, placeCount) };
}

function payeesOfPlaces(nextRanked: Int32Array, memberRanks: Uint8Array, placeCount: number): Int32Array {
  const memberAt = new Int32Array(placeCount);
  // By place and rank 2 to 6: the place of the next above who holds it.
  const width = payeesPerPlace - 1;
  const nextHolding = new Int32Array(placeCount * width).fill(-1);
  const payees = new Int32Array(placeCount * payeesPerPlace).fill(-1);
  let place = 0;
  for (let member = 0; member < memberRanks.length; member++) {
    if (memberRanks[member] === 0) continue;
    memberAt[place] = member;
    const above = nextRanked[member] ?? -1;
    const aboveRank = above < 0 ? 0 : (memberRanks[memberAt[above] ?? 0] ?? 0);
    for (let step = 0; step < width && above >= 0; step++) {
      nextHolding[place * width + step] = aboveRank >= step + 2 ? above : (nextHolding[above * width + step] ?? -1);
    }
    let walked = place;
    for (let step = 0; step < payeesPerPlace && walked >= 0; step++) {
      payees[place * payeesPerPlace + step] = memberAt[walked] ?? -1;
      if (step < width) walked = nextHolding[walked * width + step] ?? -1;
    }
    place++;
  }
  return payees;
}
