import { compilePlan } from '../plan/compile-plan.js';
import type { Plan } from '../plan/plan-schema.js';
import { inputDigest } from '../snapshot/input-digest.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { writeLevelLines } from './level-lines.js';
import { type LevelWalk, prepareLevelWalk } from './level-walk.js';
import { LineWriter } from './line-writer.js';
import { payeeTotals } from './payee-totals.js';
import { resultDigest } from './result-digest.js';
import type { CalculationResult } from './result.js';
import { Standing } from './standing.js';
import { sumExactly } from './sum-exactly.js';

/**
 * Computes one period: volumes, activity, ranks, bonuses, in this order. Pure: the same plan and the same facts give the same
 * digest, on any machine and in any order of rows.
 *
 * A refund is an order of negative volume. Where refunds outweigh what a buyer bought in the period, the base is negative and the
 * walk pays negative lines by the very same rule. Lines of amount zero are not written.
 *
 * @throws UplineError `PLAN.INVALID`, `SNAPSHOT.INVALID`, `SNAPSHOT.DUPLICATE`, `PERIOD.MALFORMED`, `GENEALOGY.CYCLE`, and
 *   `*.OUT_OF_RANGE` when a number would leave the range in which it is exact
 */
export function calculate(plan: Plan, snapshot: Snapshot): CalculationResult {
  const standing = new Standing(compilePlan(plan), snapshot);
  return calculateOn(standing, prepareWalks(standing));
}

/** The walks of all bonuses, in the plan's order. */
export function prepareWalks(standing: Standing): LevelWalk[] {
  return standing.plan.bonuses.map((bonus) => prepareLevelWalk(standing, bonus));
}

/** The part of a calculation that comes after the standing, for callers that keep the standing to explain it. */
export function calculateOn(standing: Standing, walks: readonly LevelWalk[]): CalculationResult {
  const { plan, snapshot, byCode } = standing;
  const writer = new LineWriter(lineCapacity(standing));
  walks.forEach((walk, bonusIndex) => writeLevelLines(walk, bonusIndex, byCode, writer));
  const lines = writer.finish();
  const result = {
    planHash: plan.hash,
    inputDigest: inputDigest(snapshot, byCode),
    period: snapshot.period,
    currency: plan.currency,
    rankNames: plan.ranks.map(({ name }) => name),
    bonusNames: plan.bonuses.map(({ name }) => name),
    lines,
    members: {
      paidAsRank: standing.paidAsRank,
      active: standing.active,
      volumes: Object.fromEntries(standing.volumes),
    },
    payees: payeeTotals(lines, byCode),
    totalPaidMinor: sumExactly(lines.amountMinor),
    paidByBonusMinor: paidByBonus(lines.bonusIndex, lines.amountMinor, walks.length),
  };
  return { ...result, digest: resultDigest(result, byCode) };
}

/** Room for the lines of most plans at once, without asking for more memory than a run of this size has use for. */
function lineCapacity({ plan, memberCount }: Standing): number {
  const levels = plan.bonuses.reduce((sum, bonus) => sum + bonus.levels.length, 0);
  return memberCount * Math.min(levels, 16);
}

/** Lines come bonus by bonus, so each bonus is one stretch of them. */
function paidByBonus(bonusIndex: Uint16Array, amountMinor: Float64Array, bonusCount: number): bigint[] {
  let start = 0;
  return Array.from({ length: bonusCount }, (_, bonus) => {
    let end = start;
    while (end < bonusIndex.length && bonusIndex[end] === bonus) end++;
    const sum = sumExactly(amountMinor.subarray(start, end));
    start = end;
    return sum;
  });
}
