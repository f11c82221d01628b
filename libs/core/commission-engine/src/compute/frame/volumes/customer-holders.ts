import { buildForest, nearestAbove } from '@upline/genealogy';
import type { Columns } from '../columns.js';

/** For every customer the first distributor above, in a tree or else in the line of sponsors; -1 for distributors and where there is nobody. */
export function customerHolders(columns: Columns, tree: string | undefined): Int32Array {
  const { snapshot, owners, size } = columns;
  const { kinds, sponsorIndex } = snapshot.members;
  const holders = new Int32Array(size).fill(-1);
  if (!kinds) return holders;
  const distributors = new Uint8Array(size);
  for (let row = 0; row < size; row++) distributors[row] = kinds[owners?.[row] ?? row] === 'distributor' ? 1 : 0;
  const forest = tree === undefined ? buildForest(sponsorIndex) : columns.tree(tree).forest;
  const firstStep = tree === undefined ? sponsorIndex : columns.tree(tree).firstStep;
  const nearest = nearestAbove(forest, distributors);
  for (let row = 0; row < size; row++) {
    const above = firstStep[row] ?? -1;
    if (distributors[row] === 1 || above < 0) continue;
    holders[row] = distributors[above] === 1 ? above : (nearest[above] ?? -1);
  }
  return holders;
}
