import { ladderNames, ladderOf } from '../../plan/references/plan-node.js';
import type { Columns } from './columns.js';
import { keptForQuantity } from './ladders/make-standing.js';
import { boundParents } from './trees/plant-coded.js';
import { permanentMoves } from './trees/plant-compressed.js';
import { carryBanked } from './volumes/banked-volume.js';
import { lifetimeBalance } from './volumes/make-orders.js';
import { carryOrderCounts } from './volumes/order-counts.js';
import { carryPeriodsHeld } from './volumes/periods-held.js';
import { carryHistory } from './volumes/volume-history.js';

/** Writes what trees, volumes and ladders leave to the next period, and only what the plan will read. */
export function carryOut(columns: Columns): void {
  carryTrees(columns);
  carryLifetime(columns);
  carryHistory(columns);
  carryBanked(columns);
  carryPeriodsHeld(columns);
  carryOrderCounts(columns);
  for (const ladder of ladderNames(columns.plan)) carryLadder(columns, ladder);
}

function carryTrees(columns: Columns): void {
  const { plan, state } = columns;
  for (const [name, tree] of Object.entries(plan.trees)) {
    if (tree.kind === 'coded') state.carryNames(name, 'parent', boundParents(columns, columns.tree(name)));
    if (tree.kind === 'compressed' && tree.lasts === 'permanent') {
      state.carryList(name, permanentMoves(columns, columns.tree(tree.of), columns.tree(name)));
    }
  }
}

function carryLifetime(columns: Columns): void {
  const { plan, state } = columns;
  for (const [name, volume] of Object.entries(plan.volumes)) {
    if (!('kind' in volume || 'ordersOf' in volume) || volume.window !== 'lifetime') continue;
    state.carryNumbers(name, 'lifetime', lifetimeBalance(columns, name, volume));
  }
}

function carryLadder(columns: Columns, name: string): void {
  const { plan, state } = columns;
  const { ladder, pay } = ladderOf(plan, name);
  if (!columns.decides(name) || ladder.length === 0) return;
  const { rankNames, title, decided, misses, keptFor } = columns.standing(name);
  state.carryNames(name, 'title', { names: rankNames, places: title });
  state.carryNames(name, 'paidAs', { names: rankNames, places: decided });
  if (typeof pay === 'object' && 'graceMisses' in pay) state.carryNumbers(name, 'misses', misses);
  keptFor.forEach((column, place) => state.carryNumbers(name, keptForQuantity(rankNames[place] ?? ''), column));
}
