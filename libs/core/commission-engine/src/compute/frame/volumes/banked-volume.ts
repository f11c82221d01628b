import { parseVolume } from '@upline/money';
import type { Volume } from '../../../plan/plan-schema.js';
import { conditionNode, type VolumeNode, volumeNode } from '../../../plan/references/plan-node.js';
import { type ColumnMaker, filledBy } from '../column-maker.js';
import type { Columns } from '../columns.js';
import { checkedUnits } from './checked-units.js';

type Banked = Extract<Volume, { banked: string }>;

/** What was carried in plus the volume of this period. */
export function makeBanked(columns: Columns, node: VolumeNode, { banked }: Banked, out: Float64Array): ColumnMaker {
  const added = columns.numbers(volumeNode(columns.plan, banked));
  const before = columns.state.numbers(node.name ?? '', quantityOf(columns));
  return filledBy(columns.size, (from, to) => {
    for (let row = from; row < to; row++) out[row] = checkedUnits((before[row] ?? 0) + (added[row] ?? 0));
  });
}

/** Carries the balance out: less the deduction where it is due, at least the floor, nothing after a promotion that resets it. */
export function carryBanked(columns: Columns): void {
  const { plan, state } = columns;
  for (const [name, volume] of Object.entries(plan.volumes)) {
    if (!('banked' in volume)) continue;
    const deduct = parseVolume(volume.deduct);
    const floor = parseVolume(volume.floor);
    const isDue = columns.marks(conditionNode(plan, volume.deductWhen));
    const promoted = volume.resetOnPromotion ? promotions(columns) : undefined;
    const balance = columns.numbers(volumeNode(plan, name)).map((units, row) => {
      if (promoted?.[row] === 1) return 0;
      return Math.max(floor, units - (isDue[row] === 1 ? deduct : 0));
    });
    state.carryNumbers(name, quantityOf(columns), balance);
  }
}

/** Runs of every cadence keep their own balance, as each adds the volume of its own period. */
const quantityOf = ({ period }: Columns): string => `banked/${period.cadence}`;

/** Whoever reached a new title on the first ladder in this period. */
function promotions(columns: Columns): Uint8Array {
  const { title, titleBefore } = columns.standing('ranks');
  return Uint8Array.from(title, (rank, row) => (rank > (titleBefore[row] ?? -1) ? 1 : 0));
}
