import type { CalendarPeriod } from '@upline/calendar';
import type { Children, DepthFirst } from '@upline/genealogy';
import type { Plan } from '../../plan/plan-schema.js';
import type { PlanNode } from '../../plan/references/plan-node.js';
import type { CanonicalOrder } from '../../snapshot/canonical-order.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import type { StateBook } from '../../snapshot/state-book.js';
import type { Standing } from './standing.js';
import type { Places } from './tables/places.js';
import type { TreeView } from './tree-view.js';

/** What makers of columns read: the input, and the columns of others. A column may be filled only later: keep it, and read it in `run` and `settle`. */
export interface Columns {
  readonly plan: Plan;
  readonly snapshot: Snapshot;
  readonly state: StateBook;
  readonly period: CalendarPeriod;
  readonly size: number;
  readonly byCode: CanonicalOrder;
  /** Orders by reference. */
  readonly byReference: CanonicalOrder;
  /** The owner's row of every row; undefined where nobody has further positions. */
  readonly owners: Int32Array | undefined;
  decides(ladder: string): boolean;
  /** Units of a volume. */
  numbers(node: PlanNode): Float64Array;
  /** 1 where a condition, activity or rank holds. */
  marks(node: PlanNode): Uint8Array;
  places(node: PlanNode): Places;
  standing(ladder: string): Standing;
  tree(name: string): TreeView;
  /** A tree read downward. */
  down(tree: string): DepthFirst;
  children(tree: string): Children;
}
