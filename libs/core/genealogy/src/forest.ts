import { int32Column, UplineError } from '@upline/kernel';
import { findCycle } from './find-cycle.js';

/** Members as a forest in columns. An index refers to the caller's row; nothing here depends on the order of the rows. */
export interface Forest {
  readonly size: number;
  /** The parent's index, -1 for a root. */
  readonly parents: Int32Array;
  /** Every index once, parents before their children. */
  readonly order: Int32Array;
  /** Steps to the root: 0 for a root. */
  readonly depths: Int32Array;
}

/**
 * Builds a forest from a column of parent indexes (-1 = root), in linear time and without recursion.
 *
 * @throws UplineError `GENEALOGY.PARENT_OUT_OF_RANGE`, and `GENEALOGY.CYCLE` naming the indexes of one cycle
 */
export function buildForest(parents: Int32Array): Forest {
  const size = parents.length;
  refuseStrangeParents(parents);
  const order = parentsAreAbove(parents) ? identity(size) : levelOrder(parents);
  return { size, parents, order, depths: depthsOf(parents, order) };
}

function refuseStrangeParents(parents: Int32Array): void {
  parents.forEach((parent, index) => {
    if (parent >= -1 && parent < parents.length) return;
    throw new UplineError(
      'GENEALOGY.PARENT_OUT_OF_RANGE',
      `Index ${index} has the parent ${parent}, which does not exist.`,
    );
  });
}

function identity(size: number): Int32Array {
  const order = int32Column(size);
  for (let row = 0; row < size; row++) order[row] = row;
  return order;
}

/** Rows that already come parents first keep their order: passes over them then read memory straight through. */
function parentsAreAbove(parents: Int32Array): boolean {
  for (let index = 0; index < parents.length; index++) if ((parents[index] ?? 0) >= index) return false;
  return true;
}

function levelOrder(parents: Int32Array): Int32Array {
  const { firstChild, nextSibling } = linkChildren(parents);
  const order = int32Column(parents.length);
  let end = 0;
  for (let index = 0; index < parents.length; index++) if (parents[index] === -1) order[end++] = index;
  for (let done = 0; done < end; done++) {
    for (let child = firstChild[order[done] ?? 0] ?? -1; child >= 0; child = nextSibling[child] ?? -1)
      order[end++] = child;
  }
  if (end < parents.length) throw cycleError(findCycle(parents, order.subarray(0, end)));
  return order;
}

function linkChildren(parents: Int32Array): { firstChild: Int32Array; nextSibling: Int32Array } {
  const firstChild = int32Column(parents.length).fill(-1);
  const nextSibling = int32Column(parents.length).fill(-1);
  for (let index = parents.length - 1; index >= 0; index--) {
    const parent = parents[index] ?? -1;
    if (parent < 0) continue;
    nextSibling[index] = firstChild[parent] ?? -1;
    firstChild[parent] = index;
  }
  return { firstChild, nextSibling };
}

function cycleError(cycle: readonly number[]): UplineError {
  const shown = cycle.slice(0, 20).join(' -> ');
  const more = cycle.length > 20 ? ` -> ... (${cycle.length} in all)` : ` -> ${cycle[0]}`;
  const faults = cycle.slice(0, 1000).map((index) => ({
    pointer: `/${index}`,
    code: 'GENEALOGY.CYCLE',
    detail: `Index ${index} is above itself.`,
  }));
  return new UplineError('GENEALOGY.CYCLE', `Each of these is the parent of the one before: ${shown}${more}.`, faults);
}

function depthsOf(parents: Int32Array, order: Int32Array): Int32Array {
  const depths = int32Column(parents.length);
  for (let place = 0; place < order.length; place++) {
    const index = order[place] as number;
    const parent = parents[index] ?? -1;
    depths[index] = parent < 0 ? 0 : (depths[parent] ?? 0) + 1;
  }
  return depths;
}
