import type { BenchmarkData } from '../../data/benchmark-data.js';
import { benchmarkPlan } from '../benchmark-plan.js';
import type { MonthLines } from '../month-lines.js';
import { findUplines } from './find-uplines.js';
import { FloorLines } from './floor-lines.js';
import { addUpLegs, payBinary } from './pay-binary.js';
import { payPool } from './pay-pool.js';
import { payUnilevel } from './pay-unilevel.js';
import { rankMembers } from './rank-members.js';

const { activePvCents, matching, unilevel } = benchmarkPlan;

/** What the floor computes, so that nobody can say that it left something out. */
export interface BareMonth {
  readonly lines: MonthLines;
  /** 0 for no rank. */
  readonly ranks: Uint8Array;
  /** Left and right by turns: member m at 2m and 2m + 1. */
  readonly carryOutCents: Float64Array;
}

/**
 * The benchmark's month as fast as one thread computes it when nothing else is asked: one plan wired in, no digests, no
 * explanation, no checks. It is the floor that Upline is measured against. Members come parents before children.
 */
export function bareMonth({ members, orders }: BenchmarkData): BareMonth {
  const pvCents = new Int32Array(members.sponsor.length);
  const totalCents = addUpOrders(orders, pvCents);
  const memberRanks = rankMembers(members.sponsor, pvCents);
  const uplines = findUplines(members.sponsor, pvCents, memberRanks);
  const carryOutCents = addUpLegs(members, pvCents);
  const lines = new FloorLines(mostLines(pvCents));
  payUnilevel(pvCents, uplines, lines);
  payBinary(pvCents, carryOutCents, uplines.nextActive, lines);
  payPool(totalCents, memberRanks, lines);
  return { lines: lines.finish(), ranks: memberRanks, carryOutCents };
}

function addUpOrders({ buyer, pvCents: orderCents }: BenchmarkData['orders'], pvCents: Int32Array): number {
  let totalCents = 0;
  for (let order = 0; order < buyer.length; order++) {
    const cents = orderCents[order] ?? 0;
    const member = buyer[order] ?? 0;
    pvCents[member] = (pvCents[member] ?? 0) + cents;
    totalCents += cents;
  }
  return totalCents;
}

function mostLines(pvCents: Int32Array): number {
  let buyers = 0;
  let active = 0;
  for (let member = 0; member < pvCents.length; member++) {
    const cents = pvCents[member] ?? 0;
    if (cents > 0) buyers++;
    if (cents >= activePvCents) active++;
  }
  const otherBonuses = 1 + matching.length + 1;
  return buyers * unilevel.length + active * otherBonuses;
}
