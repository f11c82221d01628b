import { subtreeSums } from '@upline/genealogy';
import { float64Column, UplineError } from '@upline/kernel';
import type { Frame } from '../../frame/frame.js';

/** What the two legs of every position brought in this period, in units of 10^-4; below zero where refunds exceed. */
export interface LegVolumes {
  readonly left: Float64Array;
  readonly right: Float64Array;
}

const known = new WeakMap<Frame, Map<string, LegVolumes>>();

/**
 * The leg volumes of a binary tree: of each leg the base volume of the child and of everybody below. Kept with the frame, so that
 * explanations do not sum the tree again.
 *
 * @throws UplineError `PLAN.INVALID` for a tree that has not two legs, `GENEALOGY.SUM_OUT_OF_RANGE`
 */
export function legVolumes(frame: Frame, tree: string, volume: string): LegVolumes {
  const byName = known.get(frame) ?? new Map<string, LegVolumes>();
  known.set(frame, byName);
  // Names have no spaces.
  const name = `${tree} ${volume}`;
  const legs = byName.get(name) ?? sumLegs(frame, tree, volume);
  byName.set(name, legs);
  return legs;
}

function sumLegs(frame: Frame, treeName: string, volumeName: string): LegVolumes {
  const { forest, leg, width } = frame.tree(treeName);
  if (width !== 2) throw new UplineError('PLAN.INVALID', `The tree ${treeName} has not two legs.`);
  const sums = subtreeSums(forest, frame.volume(volumeName), true);
  const left = float64Column(forest.size);
  const right = float64Column(forest.size);
  for (let row = 0; row < forest.size; row++) {
    const parent = forest.parents[row] ?? -1;
    if (parent < 0) continue;
    const side = leg[row] === 1 ? left : right;
    side[parent] = (side[parent] ?? 0) + (sums[row] ?? 0);
  }
  return { left, right };
}
