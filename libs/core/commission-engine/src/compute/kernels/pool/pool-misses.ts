import { uint8Column } from '@upline/kernel';
import type { Rational } from '@upline/money';
import type { PoolBonus } from '../../../plan/plan-schema.js';
import type { BonusRun, MissReason } from '../bonus-run.js';
import { concerns, whyIneligible } from '../fixed/why-ineligible.js';
import type { PoolShares } from './pool-shares.js';
import { type Pool, regionReader } from './pools.js';

interface Why {
  readonly reason: MissReason;
  readonly required?: string;
  readonly actual?: string;
}

/** Tells of everybody who has no part in any pool, or in an empty one only. */
export function tellMissed(
  bonus: PoolBonus,
  run: BonusRun,
  pools: readonly Pool[],
  funds: readonly Rational[],
  shares: PoolShares,
): void {
  const { frame, missed } = run;
  const eligible = frame.marks(bonus.eligible);
  const why = whyIneligible(frame, bonus.eligible);
  const regionOf = regionReader(bonus, frame);
  const [inPool, inFund] = [uint8Column(frame.memberCount), uint8Column(frame.memberCount)];
  pools.forEach(({ rows }, place) => {
    const hasFund = (funds[place]?.numerator ?? 0n) > 0n ? 1 : 0;
    for (const row of rows) {
      inPool[row] = 1;
      inFund[row] = (inFund[row] ?? 0) | hasFund;
    }
  });
  const ofRow = (row: number): Why => {
    if (eligible[row] !== 1) return { reason: why(row) };
    if (inPool[row] === 1) return { reason: 'NOTHING_TO_PAY_ON' };
    return regionOf(row) >= 0 && shares.of(row) > 0n ? rankMissed(bonus, run, row) : { reason: 'NO_VALUE' };
  };
  for (const row of run.focus >= 0 ? [run.focus] : frame.byCode.rows) {
    if (!concerns(run, row) || inFund[row] === 1) continue;
    const { reason, required = '', actual = '' } = ofRow(row);
    missed?.({ member: row, source: row, level: 0, baseUnits: 0, reason, required, actual });
  }
}

/** Whoever has shares and is eligible can only lack a tier: what they miss is the lowest rank that has one, unless they are above it. */
function rankMissed({ tiers }: PoolBonus, { frame }: BonusRun, row: number): Why {
  const ranks = (tiers?.parts ?? []).map(({ rank }) => ({ rank, ...frame.rank(rank) }));
  ranks.sort((one, other) => one.place - other.place);
  const [lowest] = ranks;
  const paidAs = lowest?.ladder.paidAs[row] ?? -1;
  if (paidAs >= (lowest?.place ?? 0)) return { reason: 'NO_VALUE' };
  return { reason: 'RANK_TOO_LOW', required: lowest?.rank ?? '', actual: lowest?.ladder.rankNames[paidAs] ?? '' };
}
