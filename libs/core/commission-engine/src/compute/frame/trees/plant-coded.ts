import { buildForest, firstAtLeastAbove, type Forest } from '@upline/genealogy';
import { jsonPointer, UplineError } from '@upline/kernel';
import type { Tree } from '../../../plan/plan-schema.js';
import { volumeNode } from '../../../plan/references/plan-node.js';
import type { NameColumn } from '../../../snapshot/name-column.js';
import type { Columns } from '../columns.js';
import type { TreeView } from '../tree-view.js';

/** Everybody below the first above whose code is at least their own. Who was bound in an earlier period stays bound. */
export function plantCoded(columns: Columns, name: string, tree: Extract<Tree, { kind: 'coded' }>): TreeView {
  const { plan, state, snapshot, size } = columns;
  const base = columns.tree(tree.of);
  const codes = columns.numbers(volumeNode(plan, tree.code));
  const parents = firstAtLeastAbove(base.forest, columns.down(tree.of), codes);
  const bound = state.names(name, 'parent');
  if (bound && bound.names.length > 0) {
    const rowOf = new Map(snapshot.members.codes.map((code, row) => [code, row]));
    const rows = bound.names.map((code) => rowOf.get(code));
    for (let row = 0; row < size; row++) parents[row] = rows[bound.places[row] ?? -1] ?? parents[row] ?? -1;
  }
  const forest = bound ? forestOfBound(name, parents) : buildForest(parents);
  return { name, forest, firstStep: forest.parents, leg: new Int32Array(size), width: undefined };
}

/** Where the line was changed since, those who are bound for good can come to stand in a circle. */
function forestOfBound(name: string, parents: Int32Array): Forest {
  try {
    return buildForest(parents);
  } catch (error) {
    if (!(error instanceof UplineError) || error.code !== 'GENEALOGY.CYCLE') throw error;
    const detail = `Those to whom members are bound in ${name}, as it is carried in, stand below them: ${error.detail}`;
    const fault = { pointer: jsonPointer('carried', 'names', name, 'parent'), code: 'SNAPSHOT.INVALID', detail };
    throw new UplineError('SNAPSHOT.INVALID', detail, [fault]);
  }
}

/** The codes of those to whom members are bound: who is bound to nobody may be bound later. */
export function boundParents({ snapshot }: Columns, { forest }: TreeView): NameColumn {
  return { names: snapshot.members.codes, places: forest.parents };
}
