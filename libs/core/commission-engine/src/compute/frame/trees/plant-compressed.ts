import { buildForest, depthFirst, type Forest, isAbove } from '@upline/genealogy';
import type { Tree } from '../../../plan/plan-schema.js';
import { conditionNode } from '../../../plan/references/plan-node.js';
import type { CarriedEntry } from '../../../snapshot/carried-state.js';
import type { Columns } from '../columns.js';
import type { TreeView } from '../tree-view.js';

type Compressed = Extract<Tree, { kind: 'compressed' }>;

/**
 * A tree without those who answer `drop`: whoever stood below them stands below the next above who stays, in that one's leg. The
 * dropped are roots with nobody below; what they buy begins its way up at the next above who stays.
 */
export function plantCompressed(columns: Columns, name: string, tree: Compressed): TreeView {
  const { plan, size } = columns;
  const base = columns.tree(tree.of);
  const dropped = columns.marks(conditionNode(plan, tree.drop));
  const moved = tree.lasts === 'permanent' ? withCarriedMoves(columns, name, base.forest) : base.forest;
  const nearest = new Int32Array(size);
  const leg = new Int32Array(size);
  for (const row of moved.order) {
    const parent = moved.parents[row] ?? -1;
    const passes = parent >= 0 && dropped[parent] === 1;
    nearest[row] = passes ? (nearest[parent] ?? -1) : parent;
    leg[row] = passes ? (leg[parent] ?? 0) : (base.leg[row] ?? 0);
  }
  const firstStep = nearest.map((above, row) => {
    const start = base.firstStep[row] ?? -1;
    if (start === base.forest.parents[row]) return above;
    return start >= 0 && dropped[start] === 1 ? (nearest[start] ?? -1) : start;
  });
  const parents = nearest.map((above, row) => (dropped[row] === 1 ? -1 : above));
  for (let row = 0; row < size; row++) if (parents[row] === -1) leg[row] = 0;
  return { name, forest: buildForest(parents), firstStep, leg, width: base.width };
}

/** Moves of earlier periods hold as long as the line itself was not changed: its parent is the same, and the new one is above. */
function withCarriedMoves({ state, snapshot }: Columns, name: string, base: Forest): Forest {
  const moves = state.list(name);
  if (moves.length === 0) return base;
  const { codes } = snapshot.members;
  const rowOf = new Map(codes.map((code, row) => [code, row]));
  const down = depthFirst(base);
  const parents = base.parents.slice();
  for (const { member, from, to } of moves) {
    const row = rowOf.get(String(member)) ?? -1;
    const target = to === null ? -1 : rowOf.get(String(to));
    const parent = base.parents[row] ?? -1;
    if (row < 0 || target === undefined || parent < 0 || codes[parent] !== from) continue;
    if (target === -1 || isAbove(down, target, row)) parents[row] = target;
  }
  return buildForest(parents);
}

/** Everybody who stands elsewhere than in the tree that was compressed, told by code, in the order of codes; `to` null is nobody. */
export function permanentMoves({ byCode, snapshot }: Columns, base: TreeView, compressed: TreeView): CarriedEntry[] {
  const { codes } = snapshot.members;
  const entries: CarriedEntry[] = [];
  for (const row of byCode.rows) {
    const from = base.forest.parents[row] ?? -1;
    // The dropped have no parent: where their way up begins is where they stand when they come back.
    const to = compressed.firstStep[row] ?? -1;
    if (from < 0 || from === to) continue;
    entries.push({ member: codes[row] ?? '', from: codes[from] ?? '', to: codes[to] ?? null });
  }
  return entries;
}
