import type { Volume } from '../../../plan/plan-schema.js';
import { volumeNode } from '../../../plan/references/plan-node.js';
import { type ColumnMaker, fillFromTheBottom } from '../column-maker.js';
import type { Columns } from '../columns.js';
import { checkedUnits } from './checked-units.js';
import { legTotals, strongestLeg, sumOfLegs } from './leg-totals.js';

type LegVolume = Extract<Volume, { legVolume: string }>;
type Take = LegVolume['take'];

/** Picks of the volume of a member's legs: the strongest, the weakest, all but the strongest, or one by number or strength. */
export function makeLegVolume(columns: Columns, { legVolume, tree, take }: LegVolume, out: Float64Array): ColumnMaker {
  const { plan } = columns;
  const view = columns.tree(tree);
  const column = columns.numbers(volumeNode(plan, legVolume));
  if (typeof take === 'object' && 'leg' in take) return oneLeg(columns, { tree, column, leg: take.leg }, out);
  const totals = legTotals(columns, tree, column);
  const pick = pickOf(take);
  const maker: ColumnMaker = {
    run: () => fillFromTheBottom(view.forest, [maker]),
    settle: (row) => {
      const count = totals.read(row);
      out[row] = count === 0 ? 0 : checkedUnits(pick(totals.legs, count));
    },
    absorb: totals.absorb,
  };
  return maker;
}

function pickOf(take: Exclude<Take, { leg: number }>): (legs: Float64Array, count: number) => number {
  if (take === 'strongest') return strongestLeg;
  if (take === 'weakest') return weakestLeg;
  if (take === 'all-but-strongest') return (legs, count) => sumOfLegs(legs, count) - strongestLeg(legs, count);
  const { strongest } = take;
  if (strongest === 1) return strongestLeg;
  // Sorting puts the strongest last.
  return (legs, count) => (strongest > count ? 0 : (legs.subarray(0, count).sort()[count - strongest] ?? 0));
}

function weakestLeg(legs: Float64Array, count: number): number {
  let weakest = legs[0] ?? 0;
  for (let leg = 1; leg < count; leg++) weakest = Math.min(weakest, legs[leg] ?? 0);
  return weakest;
}

function oneLeg(
  columns: Columns,
  { tree, column, leg }: { readonly tree: string; readonly column: Float64Array; readonly leg: number },
  out: Float64Array,
): ColumnMaker {
  const view = columns.tree(tree);
  const { parents } = view.forest;
  const totals = new Float64Array(columns.size);
  const maker: ColumnMaker = {
    run: () => fillFromTheBottom(view.forest, [maker]),
    // What is in the leg came from below.
    settle: () => undefined,
    absorb: (row) => {
      const total = checkedUnits((totals[row] ?? 0) + (column[row] ?? 0));
      const parent = parents[row] ?? -1;
      if (parent < 0) return;
      totals[parent] = (totals[parent] ?? 0) + total;
      if (view.leg[row] === leg) out[parent] = checkedUnits((out[parent] ?? 0) + total);
    },
  };
  return maker;
}
