import type { Fault } from '@upline/kernel';
import type { Placed } from '../plan-outline.js';
import type { Tree } from '../plan-schema.js';
import { findCircles } from './find-circles.js';
import { faultAt, type PlanCheck } from './plan-check.js';

/** Trees derived from themselves, and widths where none or where one is needed. */
export const checkTrees: PlanCheck = ({ outline: { trees } }) => [...trees.flatMap(checkWidth), ...circles(trees)];

function checkWidth({ name, at, part }: Placed<Tree>): Fault[] {
  if (part?.kind !== 'placement') return [];
  const { shape, width } = part;
  if (shape === 'matrix' && width === undefined) {
    return [faultAt(at, 'WIDTH_NEEDED', `tree ${name} is a matrix: say its width`)];
  }
  if (shape === 'matrix' || width === undefined) return [];
  const why = { binary: 'a binary has two legs', streamline: 'a streamline has one leg', unlimited: 'it has no limit' };
  return [faultAt([...at, 'width'], 'WIDTH_NOT_NEEDED', `tree ${name} takes no width: ${why[shape]}`)];
}

function circles(trees: readonly Placed<Tree>[]): Fault[] {
  const edges = new Map(trees.map(({ name, part }) => [name, part && 'of' in part ? [part.of] : []]));
  return findCircles(edges).map((circle) => {
    const [name = ''] = circle;
    return faultAt(['trees', name, 'of'], 'CIRCULAR', `tree ${name} is derived from itself: ${circle.join(' -> ')}`);
  });
}

/** How many legs a member has at most in a tree: none at all in trees without legs, `Infinity` without limit. */
export function legsOf(tree: Tree): number {
  if (tree.kind !== 'placement') return 0;
  switch (tree.shape) {
    case 'binary':
      return 2;
    case 'streamline':
      return 1;
    case 'unlimited':
      return Infinity;
    case 'matrix':
      return tree.width ?? Infinity;
  }
}
