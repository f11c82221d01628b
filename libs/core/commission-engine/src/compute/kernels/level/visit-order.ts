import type { FocusRows } from './focus-rows.js';
import type { WalkRules } from './walk-rules.js';

/** Which members a walk has to visit besides those who are asked about. */
export type Visited = Uint8Array | 'everybody' | 'nobody';

/** Goes up from row to row, past everybody who need not be visited, in one step. */
export class VisitOrder {
  private readonly depths: Int32Array;

  constructor(
    private readonly rules: WalkRules,
    readonly focus: FocusRows | undefined,
    /** Visit everybody, because somebody listens to all of it. */
    readonly isFull: boolean,
  ) {
    this.depths = rules.tree.forest.depths;
  }

  /** The next row above a row, -1 for none. */
  above(row: number, visited: Visited): number {
    const { rules, focus, depths } = this;
    if (this.isFull) return rules.tree.forest.parents[row] ?? -1;
    const next = visited === 'nobody' ? -1 : (rules.above(visited === 'everybody' ? undefined : visited)[row] ?? -1);
    const asked = focus ? focus.above(row) : -1;
    if (asked < 0) return next;
    return next < 0 || (depths[asked] ?? 0) > (depths[next] ?? 0) ? asked : next;
  }

  /** The first row at or above an entry. */
  enter(entry: number, visited: Visited): number {
    if (entry < 0 || this.isFull || visited === 'everybody') return entry;
    if (this.focus?.marks[entry] === 1 || (visited !== 'nobody' && visited[entry] === 1)) return entry;
    return this.above(entry, visited);
  }
}

/** Everybody whom a walk without dynamic levels may have to pay, or whose money goes elsewhere. */
export function whoMatters(rules: WalkRules): Visited {
  const { bonus, stopMarks, isDynamic, points, eligible, entries } = rules;
  if (bonus.ineligible !== 'lost' && !isDynamic) return stopMarks ?? 'everybody';
  const columns = new Set(entries.map(({ qualified }) => qualified));
  if (points || rules.firstEntry > rules.firstNumber) columns.add(eligible);
  const [only] = columns;
  if (columns.size === 1 && only && !stopMarks) return only;
  const marks = new Uint8Array(eligible.length);
  for (const column of columns) for (let row = 0; row < marks.length; row++) if (column[row] === 1) marks[row] = 1;
  if (stopMarks) for (let row = 0; row < marks.length; row++) if (stopMarks[row] !== 1) marks[row] = 0;
  return marks;
}
