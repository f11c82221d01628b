import { standingNode } from '../../plan/references/plan-node.js';
import type { ColumnStore } from './column-store.js';
import type { Columns } from './columns.js';

/** The same columns for readers from outside: whatever they ask for is filled first. */
export function filledColumns(store: ColumnStore): Columns {
  const { plan, snapshot, state, period, size, byCode, owners } = store;
  return {
    plan,
    snapshot,
    state,
    period,
    size,
    byCode,
    owners,
    get byReference() {
      return store.byReference;
    },
    decides: (ladder) => store.decides(ladder),
    tree: (name) => store.tree(name),
    down: (tree) => store.down(tree),
    children: (tree) => store.children(tree),
    numbers: (node) => {
      store.fill(node);
      return store.numbers(node);
    },
    marks: (node) => {
      store.fill(node);
      return store.marks(node);
    },
    places: (node) => {
      store.fill(node);
      return store.places(node);
    },
    standing: (ladder) => {
      store.fill(standingNode(ladder));
      return store.standing(ladder);
    },
  };
}
