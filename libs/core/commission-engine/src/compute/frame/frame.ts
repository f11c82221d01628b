import type { CalendarPeriod } from '@upline/calendar';
import { int16Column, UplineError } from '@upline/kernel';
import type { ConditionReport } from '../../explain/explanation.js';
import { reportCondition } from '../../explain/report-condition.js';
import type { Condition, Plan } from '../../plan/plan-schema.js';
import { countAsked } from '../../plan/references/plan-edges.js';
import {
  activeNode,
  conditionNode,
  findRank,
  type PlanNode,
  standingNode,
  tableNode,
  volumeNode,
  type Within,
} from '../../plan/references/plan-node.js';
import { tableValues } from '../../plan/references/table-edges.js';
import type { CanonicalOrder } from '../../snapshot/canonical-order.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import type { StateBook } from '../../snapshot/state-book.js';
import { carryOut } from './carry-out.js';
import { ColumnStore } from './column-store.js';
import { filledColumns } from './filled-columns.js';
import type { LadderStanding } from './ladder-standing.js';
import type { Table, TableColumn } from './table-column.js';
import type { TreeView } from './tree-view.js';
import { ownOrderUnits } from './volumes/make-orders.js';

/**
 * What is known of every member before any money moves: trees, volumes, activity, ranks. Every part is computed when it is first
 * asked for and kept, so that bonuses, cuts and explanations stand on the same columns. Nothing that it gives may be written to.
 */
export class Frame {
  readonly byCode: CanonicalOrder;
  readonly period: CalendarPeriod;
  private readonly columns: ColumnStore;
  private readonly unitsByVolume = new Map<string, Float64Array>();
  /** Where a table has one value for everybody. */
  private firstPlaces: Int16Array | undefined;

  constructor(
    readonly plan: Plan,
    readonly snapshot: Snapshot,
    readonly state: StateBook,
  ) {
    this.columns = new ColumnStore(plan, snapshot, state);
    this.byCode = this.columns.byCode;
    this.period = this.columns.period;
  }

  /** Orders by reference. @throws UplineError `SNAPSHOT.DUPLICATE` */
  get byReference(): CanonicalOrder {
    return this.columns.byReference;
  }

  get memberCount(): number {
    return this.columns.size;
  }

  tree(name: string): TreeView {
    return this.columns.tree(name);
  }

  /**
   * A volume of the plan, in units of 10^-4, one per member row. `requirementUnits` is the threshold for which it is asked, on which
   * volumes limited to a share of the requirement depend; without it they are not limited.
   *
   * @throws UplineError `RUN.VOLUME_OUT_OF_RANGE` beyond 2^53 units
   */
  volume(name: string, requirementUnits?: number): Float64Array {
    const node = this.filled(volumeNode(this.plan, name, requirementUnits));
    return this.columns.numbers(node);
  }

  /**
   * What each order adds to a volume of own orders: one number per order row, 0 where the order does not count.
   *
   * @throws UplineError `PLAN.INVALID` for any other volume
   */
  orderUnits(volumeName: string): Float64Array {
    let units = this.unitsByVolume.get(volumeName);
    if (!units) this.unitsByVolume.set(volumeName, (units = ownOrderUnits(filledColumns(this.columns), volumeName)));
    return units;
  }

  /** For every member row 1 where the condition holds, otherwise 0. `within`: the rank of whose conditions it is part. */
  marks(condition: Condition, within?: Within): Uint8Array {
    return this.columns.marks(this.filled(conditionNode(this.plan, condition, within)));
  }

  /** How many legs or members a condition `legs` or `count` finds, in units of 10^-4. */
  counted(condition: Condition, within?: Within): Float64Array {
    return this.columns.numbers(this.filled(countAsked(this.plan, condition, within)));
  }

  get active(): Uint8Array {
    return this.columns.marks(this.filled(activeNode));
  }

  /** The ladder on which a rank stands, and its place there. @throws UplineError `PLAN.INVALID` for a rank that the plan does not have */
  rank(name: string): { readonly ladder: LadderStanding; readonly place: number } {
    const found = findRank(this.plan, name);
    if (!found) throw new UplineError('PLAN.INVALID', `There is no rank ${name}.`);
    return { ladder: this.ladder(found.ladder), place: found.place };
  }

  /** Everybody on the ladder of that name; 'ranks' is the first. */
  ladder(name: string): LadderStanding {
    this.filled(standingNode(name));
    return this.columns.standing(name);
  }

  /** A table of the plan read for everybody. */
  table<Value>(table: Table<Value>): TableColumn<Value> {
    if (typeof table !== 'object' || table === null || Array.isArray(table)) {
      this.firstPlaces ??= int16Column(this.memberCount);
      return { values: [table as Value], places: this.firstPlaces, constant: true };
    }
    const places = this.columns.places(this.filled(tableNode(table)));
    return { values: tableValues(table) as Value[], places, constant: false };
  }

  /** How a condition was answered for a member, read off the columns. `within`: the rank whose condition it is. */
  report(condition: Condition, row: number, within?: Within): ConditionReport {
    return reportCondition(this, condition, row, within);
  }

  /** Writes to the state what trees, volumes and ladders leave to the next period. */
  carryOut(): void {
    carryOut(filledColumns(this.columns));
  }

  private filled<Node extends PlanNode>(node: Node): Node {
    this.columns.fill(node);
    return node;
  }
}
