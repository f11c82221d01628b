import type { Columns } from '../columns.js';
import { ladderOf } from '../../../plan/references/plan-node.js';

/** Ranks set by hand, by member row: places on the ladder. The highest counts where there are several. */
export interface Overrides {
  readonly atLeast: ReadonlyMap<number, number>;
  readonly exactly: ReadonlyMap<number, number>;
}

/** The overrides of one ladder that touch the period of the run. Those of a further position are its owner's. */
export function overridesOf(
  { plan, snapshot, period, owners }: Pick<Columns, 'plan' | 'snapshot' | 'period' | 'owners'>,
  ladder: string,
): Overrides {
  const atLeast = new Map<number, number>();
  const exactly = new Map<number, number>();
  const ranks = ladderOf(plan, ladder).ladder;
  for (const { memberIndex, rank, counts, fromDay, toDay } of snapshot.overrides ?? []) {
    const place = ranks.findIndex((each) => each.rank === rank);
    if (place < 0 || fromDay > period.endsOn || toDay < period.startsOn) continue;
    const row = owners?.[memberIndex] ?? memberIndex;
    const found = counts === 'exactly' ? exactly : atLeast;
    found.set(row, Math.max(place, found.get(row) ?? -1));
  }
  return { atLeast, exactly };
}

/** The rank of a member after those set by hand. */
export function overridePlace({ atLeast, exactly }: Overrides, row: number, place: number): number {
  return exactly.get(row) ?? Math.max(place, atLeast.get(row) ?? -1);
}
