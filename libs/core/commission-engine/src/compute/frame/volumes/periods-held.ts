import type { Volume } from '../../../plan/plan-schema.js';
import { placeOfRank, rankNode } from '../../../plan/references/plan-node.js';
import { type ColumnMaker, filledBy } from '../column-maker.js';
import type { Columns } from '../columns.js';

type Held = Extract<Volume, { periodsHeld: string }>;

/** For how many periods a rank or a higher one was paid. Runs that do not decide the ladder count no period of their own. */
export function makeHeld(columns: Columns, volume: Held, out: Float64Array): ColumnMaker {
  const { plan, size } = columns;
  const { ladder, place } = placeOfRank(plan, volume.periodsHeld);
  const before = countedBefore(columns, ladder, volume);
  const isCounted = volume.current === 'included' && columns.decides(ladder);
  const paid = isCounted ? columns.marks(rankNode('paid', ladder, place)) : undefined;
  return filledBy(size, (from, to) => {
    for (let row = from; row < to; row++) {
      out[row] = paid ? heldNow(volume, before[row] ?? 0, paid[row] === 1) : (before[row] ?? 0);
    }
  });
}

/** Carries the counts for which the plan asks. */
export function carryPeriodsHeld(columns: Columns): void {
  const { plan, state } = columns;
  for (const volume of Object.values(plan.volumes)) {
    if (!('periodsHeld' in volume)) continue;
    const { ladder, place } = placeOfRank(plan, volume.periodsHeld);
    if (!columns.decides(ladder)) continue;
    const paid = columns.marks(rankNode('paid', ladder, place));
    const before = countedBefore(columns, ladder, volume);
    const counts = before.map((units, row) => heldNow(volume, units, paid[row] === 1));
    state.carryNumbers(ladder, quantityOf(volume), counts);
  }
}

/** Ranks are the person's, so further positions have held them for as long as their owner. */
function countedBefore({ state, owners }: Columns, ladder: string, volume: Held): Float64Array {
  const counts = state.numbers(ladder, quantityOf(volume));
  return owners ? counts.map((_, row) => counts[owners[row] ?? row] ?? 0) : counts;
}

const quantityOf = ({ periodsHeld, counting }: Held): string => `periodsHeld/${counting}/${periodsHeld}`;

function heldNow({ counting }: Held, before: number, isPaid: boolean): number {
  if (isPaid) return before + 10_000;
  return counting === 'in-a-row' ? 0 : before;
}
