import { buildForest } from '@upline/genealogy';
import { int32Column, invariant, UplineError } from '@upline/kernel';
import type { Tree } from '../../../plan/plan-schema.js';
import type { Columns } from '../columns.js';
import type { TreeView } from '../tree-view.js';
import { plantCoded } from './plant-coded.js';
import { plantCompressed } from './plant-compressed.js';
import { plantPassUp } from './plant-pass-up.js';

/**
 * Builds a tree of the plan over the rows of the snapshot.
 *
 * @throws UplineError `SNAPSHOT.INVALID` for a placement tree that the snapshot does not have, `GENEALOGY.*`
 */
export function plantTree(columns: Columns, name: string): TreeView {
  const tree = columns.plan.trees[name];
  invariant(tree, `the plan has the tree ${name}`);
  switch (tree.kind) {
    case 'pass-up':
      return plantPassUp(columns, name, tree);
    case 'coded':
      return plantCoded(columns, name, tree);
    case 'compressed':
      return plantCompressed(columns, name, tree);
    case 'placement':
      return plantPlacement(columns, name, tree);
    default:
      return plantLine(columns, name, tree.kind);
  }
}

function plantLine({ snapshot, size }: Columns, name: string, kind: 'enroller' | 'sponsor'): TreeView {
  const { enrollerIndex, sponsorIndex } = snapshot.members;
  const forest = buildForest(kind === 'enroller' ? (enrollerIndex ?? sponsorIndex) : sponsorIndex);
  return { name, forest, firstStep: forest.parents, leg: int32Column(size), width: undefined };
}

type Placement = Extract<Tree, { kind: 'placement' }>;

function plantPlacement({ snapshot }: Columns, name: string, { shape, width }: Placement): TreeView {
  const placement = snapshot.members.placements?.[name];
  if (!placement) throw new UplineError('SNAPSHOT.INVALID', `The members have no places in the tree ${name}.`);
  const forest = buildForest(placement.parentIndex);
  const widths = { binary: 2, matrix: width, streamline: width ?? 1, unlimited: width };
  return { name, forest, firstStep: forest.parents, leg: placement.leg, width: widths[shape] };
}
