import type { BenchmarkData } from '../../data/benchmark-data.js';
import { benchmarkPlan } from '../benchmark-plan.js';
import { binaryKind, type FloorLines, matchingKind } from './floor-lines.js';
import { share } from './share.js';

const { activePvCents, binary, matching } = benchmarkPlan;

/** What lies in each leg: everybody's PV below, and what was carried in, which no one above sees. */
export function addUpLegs(members: BenchmarkData['members'], pvCents: Int32Array): Float64Array {
  const { binaryParent, binarySide, carryLeftCents, carryRightCents } = members;
  const legCents = new Float64Array(2 * pvCents.length);
  for (let member = pvCents.length - 1; member >= 0; member--) {
    const left = legCents[2 * member] ?? 0;
    const right = legCents[2 * member + 1] ?? 0;
    const above = binaryParent[member] ?? -1;
    if (above >= 0) {
      const leg = 2 * above + (binarySide[member] ?? 0);
      legCents[leg] = (legCents[leg] ?? 0) + left + right + (pvCents[member] ?? 0);
    }
    legCents[2 * member] = left + (carryLeftCents[member] ?? 0);
    legCents[2 * member + 1] = right + (carryRightCents[member] ?? 0);
  }
  return legCents;
}

/** Turns what lies in the legs into what is carried out, and pays the matching bonus on each binary bonus on the way. */
export function payBinary(
  pvCents: Int32Array,
  legCents: Float64Array,
  nextActive: Int32Array,
  lines: FloorLines,
): void {
  for (let member = 0; member < pvCents.length; member++) {
    if ((pvCents[member] ?? 0) < activePvCents) continue;
    const left = legCents[2 * member] ?? 0;
    const right = legCents[2 * member + 1] ?? 0;
    const matched = Math.min(left, right);
    const amount = Math.min(share(matched, binary.rate), binary.mostCents);
    legCents[2 * member] = left - matched;
    legCents[2 * member + 1] = right - matched;
    if (amount === 0) continue;
    lines.add(member, binaryKind, -1, matched, amount);
    let payee = member;
    for (let step = 0; step < matching.length; step++) {
      payee = nextActive[payee] ?? -1;
      if (payee < 0) break;
      lines.add(payee, matchingKind | (step + 1), member, amount, share(amount, matching[step] ?? 0));
    }
  }
}
