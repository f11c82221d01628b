import { buildForest, type Forest } from '@upline/genealogy';
import type { Tree } from '../../../plan/plan-schema.js';
import { conditionNode } from '../../../plan/references/plan-node.js';
import type { Columns } from '../columns.js';
import type { TreeView } from '../tree-view.js';

type PassUp = Extract<Tree, { kind: 'pass-up' }>;

/**
 * The first recruits of everybody belong to whoever their recruiter belongs to. Recruiters come before their recruits, so that passes
 * add up: who was passed up themselves passes theirs on to where they now belong. Where the recruiter belongs to nobody the recruit stays.
 */
export function plantPassUp(columns: Columns, name: string, tree: PassUp): TreeView {
  const base = columns.tree(tree.of);
  const passed = firstRecruits(columns, base.forest, tree);
  const belongsTo = base.firstStep.slice();
  for (const row of base.forest.order) {
    const recruiter = base.forest.parents[row] ?? -1;
    const above = recruiter < 0 ? -1 : (belongsTo[recruiter] ?? -1);
    if (passed[row] === 1 && above >= 0) belongsTo[row] = above;
  }
  const leg = new Int32Array(columns.size);
  if (tree.takes === 'recruit') return { name, forest: base.forest, firstStep: belongsTo, leg, width: undefined };
  const parents = base.forest.parents.map((parent, row) => (passed[row] === 1 ? (belongsTo[row] ?? -1) : parent));
  return { name, forest: buildForest(parents), firstStep: belongsTo, leg, width: undefined };
}

/** Marks the first `first` recruits of everybody that count, in the order of enrolment: by day, then by code. */
function firstRecruits(columns: Columns, { parents }: Forest, { first, counts }: PassUp): Uint8Array {
  const { size, byCode, snapshot, plan } = columns;
  const counted = counts && columns.marks(conditionNode(plan, counts));
  const { enrolledOn } = snapshot.members;
  const rows = byCode.rows.filter((row) => (parents[row] ?? -1) >= 0 && counted?.[row] !== 0);
  // The sort is stable: among those of one day the order of codes stays.
  if (enrolledOn) rows.sort((one, other) => (enrolledOn[one] ?? 0) - (enrolledOn[other] ?? 0));
  const seen = new Int32Array(size);
  const passed = new Uint8Array(size);
  for (const row of rows) {
    const parent = parents[row] ?? 0;
    const before = seen[parent] ?? 0;
    seen[parent] = before + 1;
    if (before < first) passed[row] = 1;
  }
  return passed;
}
