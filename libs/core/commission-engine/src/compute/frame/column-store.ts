import { type CalendarPeriod, readPeriod } from '@upline/calendar';
import { type Children, childrenOf, type DepthFirst, depthFirst } from '@upline/genealogy';
import { float64Column, int16Column, uint8Column, UplineError } from '@upline/kernel';
import { describeCircle } from '../../plan/circular-references.js';
import type { Plan } from '../../plan/plan-schema.js';
import { componentsOf } from '../../plan/references/components.js';
import { planComponent } from '../../plan/references/plan-component.js';
import { planEdges } from '../../plan/references/plan-edges.js';
import { ladderOf, type PlanNode, standingNode, treeNode } from '../../plan/references/plan-node.js';
import { type CanonicalOrder, canonicalOrder } from '../../snapshot/canonical-order.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import type { StateBook } from '../../snapshot/state-book.js';
import { fillFromTheBottom } from './column-maker.js';
import type { Columns } from './columns.js';
import { emptyStanding } from './ladders/empty-standing.js';
import type { Standing } from './standing.js';
import { makeColumn } from './make-column.js';
import { ownerRows } from './owner-rows.js';
import type { Places } from './tables/places.js';
import { plantTree } from './trees/plant-tree.js';
import type { TreeView } from './tree-view.js';

/**
 * The columns of a frame, each allocated when it is first mentioned and filled when it is first needed, after all that it is computed
 * from. Makers mention columns while they are made, so that columns can need each other.
 */
export class ColumnStore implements Columns {
  readonly byCode: CanonicalOrder;
  readonly period: CalendarPeriod;
  readonly size: number;
  readonly owners: Int32Array | undefined;
  private ordersByReference: CanonicalOrder | undefined;
  private readonly known = new Set<string>();
  private readonly numberColumns = new Map<string, Float64Array>();
  private readonly markColumns = new Map<string, Uint8Array>();
  private readonly placeColumns = new Map<string, Places>();
  private readonly standings = new Map<string, Standing>();
  private readonly trees = new Map<string, TreeView>();
  private readonly downs = new Map<string, DepthFirst>();
  private readonly childLists = new Map<string, Children>();

  constructor(
    readonly plan: Plan,
    readonly snapshot: Snapshot,
    readonly state: StateBook,
  ) {
    this.byCode = canonicalOrder(snapshot.members.codes, 'members');
    this.period = readPeriod(snapshot.period);
    this.size = snapshot.members.codes.length;
    this.owners = ownerRows(snapshot.members);
  }

  get byReference(): CanonicalOrder {
    return (this.ordersByReference ??= canonicalOrder(this.snapshot.orders.references, 'orders'));
  }

  decides(ladder: string): boolean {
    const { decidedIn } = ladderOf(this.plan, ladder);
    return decidedIn === undefined || this.plan.periods[decidedIn]?.every === this.period.cadence;
  }

  /**
   * Fills the columns of a node and of all that it is computed from.
   *
   * @throws UplineError `PLAN.CIRCULAR`, which validation finds before
   */
  fill(node: PlanNode): void {
    if (this.known.has(node.key)) return;
    const edgesOf = (each: PlanNode) => planEdges(this.plan, each, (ladder) => this.decides(ladder));
    for (const component of componentsOf([node], edgesOf, (key) => this.known.has(key))) {
      const planned = planComponent(component);
      if (planned.how === 'not-at-all') {
        throw new UplineError('PLAN.CIRCULAR', `${describeCircle(this.plan, planned.circle).detail}.`);
      }
      if (planned.how === 'at-once') this.fillAlone(planned.node);
      else {
        const makers = planned.nodes.map((each) => makeColumn(this, each));
        fillFromTheBottom(this.tree(planned.tree).forest, makers);
      }
      for (const { key } of component.nodes) this.known.add(key);
    }
  }

  private fillAlone(node: PlanNode): void {
    if (node.kind === 'tree') this.trees.set(node.tree, plantTree(this, node.tree));
    else makeColumn(this, node).run();
  }

  numbers(node: PlanNode): Float64Array {
    return kept(this.numberColumns, node.key, () => float64Column(this.size));
  }

  marks(node: PlanNode): Uint8Array {
    return kept(this.markColumns, node.key, () => uint8Column(this.size));
  }

  places(node: PlanNode): Places {
    return kept(this.placeColumns, node.key, () => int16Column(this.size));
  }

  standing(ladder: string): Standing {
    return kept(this.standings, standingNode(ladder).key, () => emptyStanding(this, ladder));
  }

  /** Trees never need themselves: whoever asks gets them planted. */
  tree(name: string): TreeView {
    this.fill(treeNode(name));
    return this.trees.get(name) as TreeView;
  }

  down(tree: string): DepthFirst {
    return kept(this.downs, tree, () => depthFirst(this.tree(tree).forest));
  }

  children(tree: string): Children {
    return kept(this.childLists, tree, () => childrenOf(this.tree(tree).forest));
  }
}

function kept<Value>(all: Map<string, Value>, key: string, make: () => Value): Value {
  let value = all.get(key);
  if (value === undefined) all.set(key, (value = make()));
  return value;
}
