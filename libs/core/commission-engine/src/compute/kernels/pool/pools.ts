import type { PoolBonus } from '../../../plan/plan-schema.js';
import type { Frame } from '../../frame/frame.js';
import { payeeOf } from '../fixed/why-ineligible.js';
import type { PoolShares } from './pool-shares.js';

/** One pool: a tier of a region, with whoever has shares in it. */
export interface Pool {
  /** What it is called in the carried state: `north/gold`, `north`, `gold`, or the bonus's own name. */
  readonly name: string;
  /** The place of the attribute's value, 0 without regions. */
  readonly region: number;
  /** The place of the tier, -1 without tiers. */
  readonly tier: number;
  /** Eligible persons with shares, in the order of their codes. */
  readonly rows: number[];
  /** Their shares, over the common denominator. */
  readonly shares: bigint[];
}

/** The pools of a bonus, regions in the order of the attribute's values, in each of them the tiers as the plan lists them. */
export function poolsOf(bonus: PoolBonus, frame: Frame, shares: PoolShares): Pool[] {
  const regions = regionNames(bonus, frame) ?? [undefined];
  const tiers = bonus.tiers?.parts.map(({ rank }) => rank) ?? [undefined];
  const pools = regions.flatMap((value, region) =>
    tiers.map((rank, place): Pool => {
      const name = [value, rank].filter((part) => part !== undefined).join('/') || bonus.bonus;
      return { name, region, tier: rank === undefined ? -1 : place, rows: [], shares: [] };
    }),
  );
  const eligible = frame.marks(bonus.eligible);
  const regionOf = regionReader(bonus, frame);
  const holds = tierReader(bonus, frame);
  for (let at = 0; at < frame.byCode.rows.length; at++) {
    const row = frame.byCode.rows[at] as number;
    const region = regionOf(row);
    if (eligible[row] !== 1 || region < 0 || payeeOf(frame, row) !== row) continue;
    let share: bigint | undefined;
    for (let tier = 0; tier < tiers.length; tier++) {
      const pool = pools[region * tiers.length + tier];
      if (!pool || !holds(row, tier) || (share ??= shares.of(row)) === 0n) continue;
      pool.rows.push(row);
      pool.shares.push(share);
    }
  }
  return pools;
}

/** The values of the attribute that makes regions. */
export function regionNames({ byAttribute }: PoolBonus, { plan }: Frame): readonly string[] | undefined {
  if (byAttribute === undefined) return undefined;
  const attribute = plan.attributes?.[byAttribute];
  return attribute?.type === 'text' ? attribute.values : [];
}

/** The region of a member, -1 for none. Without regions everybody is in region 0. */
export function regionReader(bonus: PoolBonus, frame: Frame): (row: number) => number {
  const names = regionNames(bonus, frame);
  if (!names || bonus.byAttribute === undefined) return () => 0;
  const places = new Map(names.map((name, place) => [name, place]));
  const texts = frame.snapshot.members.texts?.[bonus.byAttribute];
  return (row) => places.get(texts?.[row] ?? '') ?? -1;
}

function tierReader({ tiers }: PoolBonus, frame: Frame): (row: number, tier: number) => boolean {
  if (!tiers) return () => true;
  const ranks = tiers.parts.map(({ rank }) => frame.rank(rank));
  const isExclusive = tiers.membership === 'exclusive';
  return (row, tier) => {
    const rank = ranks[tier];
    const paidAs = rank?.ladder.paidAs[row] ?? -1;
    return rank !== undefined && (isExclusive ? paidAs === rank.place : paidAs >= rank.place);
  };
}
