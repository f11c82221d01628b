import { type DepthFirst, depthFirst, isAbove, nearestAbove } from '@upline/genealogy';
import { uint8Column } from '@upline/kernel';
import type { TreeView } from '../../frame/tree-view.js';
import type { WalkRules } from './walk-rules.js';

/** The rows that somebody asks about: all positions of a person. */
export interface FocusRows {
  /** By row 1 for the rows asked about. */
  readonly marks: Uint8Array;
  /** The nearest row above a row that is asked about, -1 for none. */
  readonly above: (row: number) => number;
  /** The rows whose walks can come by, in the order of codes; undefined where all have to be looked at. */
  readonly below: Int32Array | undefined;
}

const known = new WeakMap<TreeView, DepthFirst>();

/** Beyond this part of a company it is quicker to look at everybody in order than to sort. */
const largePart = 8;

/** The rows of a focus; undefined for -1, which is everybody. */
export function focusRows(rules: WalkRules, focus: number): FocusRows | undefined {
  if (focus < 0) return undefined;
  const { tree, owner } = rules;
  const marks = uint8Column(tree.forest.size);
  let count = 1;
  marks[focus] = 1;
  // Positions of one person share what is capped, so that what one of them gets depends on the others.
  const person = owner?.[focus];
  if (owner) {
    for (let row = 0; row < marks.length; row++) {
      if (owner[row] !== person || row === focus) continue;
      marks[row] = 1;
      count++;
    }
  }
  if (count > 1) {
    const above = nearestAbove(tree.forest, marks);
    return { marks, above: (row) => above[row] ?? -1, below: undefined };
  }
  const downward = known.get(tree) ?? depthFirst(tree.forest);
  known.set(tree, downward);
  return {
    marks,
    above: (row) => (isAbove(downward, focus, row) ? focus : -1),
    below: rowsBelow(rules, downward, focus),
  };
}

/** Walks begin at the parent, unless the tree passes recruits up, or volume moves to whoever it is booked to. */
function rowsBelow(
  { tree, bonus, frame }: WalkRules,
  { order, entry, exit }: DepthFirst,
  focus: number,
): Int32Array | undefined {
  const [start, end] = [entry[focus] ?? 0, exit[focus] ?? 0];
  if (tree.firstStep !== tree.forest.parents || bonus.skip.moves === 'volume') return undefined;
  if (end - start > order.length / largePart) return undefined;
  const { places } = frame.byCode;
  return order.slice(start, end).sort((one, other) => (places[one] ?? 0) - (places[other] ?? 0));
}
