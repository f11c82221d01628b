import type { Condition } from '../../../plan/plan-schema.js';
import { PathNumbering, type WalkPath } from './numbering.js';
import { countsFromRoot } from './rank-counts.js';
import type { Visited, VisitOrder } from './visit-order.js';
import type { WalkBonus } from './walk-entries.js';
import type { WalkRules } from './walk-rules.js';

type Generations = NonNullable<WalkBonus['generations']>;

/** Generations that end where somebody answers a condition. Counted by the boundaries between, without visiting them. */
export class Generated extends PathNumbering {
  private readonly boundary: Uint8Array;
  private readonly counts: Int32Array;
  private readonly opens: boolean;
  private readonly countsEmpty: boolean;
  /** The member who was paid last in this walk, -1 for nobody yet, and their generation. */
  private lastPaid = -1;
  private lastNumberPaid = 0;

  constructor(
    private readonly rules: WalkRules,
    order: VisitOrder,
    private readonly others: Visited,
    generations: Generations,
  ) {
    super(order, rules.lastNumber);
    const { eligible, frame, tree } = rules;
    const marks = frame.marks(generations.boundary as Condition);
    const ignoresSome = generations.ineligibleBoundary === 'ignored';
    this.boundary = ignoresSome ? marks.map((mark, row) => mark & (eligible[row] ?? 0)) : marks;
    this.counts = countsFromRoot(tree.forest, (row) => this.boundary[row] === 1);
    this.opens = generations.boundaryMember === 'opens';
    this.countsEmpty = generations.emptyGeneration === 'uses-number';
  }

  override begin(path: WalkPath): void {
    super.begin(path);
    this.lastPaid = -1;
    this.lastNumberPaid = this.rules.firstNumber;
  }

  levelAt(member: number): number {
    const { firstNumber } = this.rules;
    const { fromSource, source } = this.path;
    if (fromSource && member === source) return firstNumber;
    if (this.countsEmpty) return firstNumber + this.boundariesBetween(fromSource ? source : -1, member);
    if (this.lastPaid < 0) return firstNumber;
    // However many boundaries follow, only the generation of whoever was paid last was not empty.
    return this.lastNumberPaid + (this.boundariesBetween(this.lastPaid, member) > 0 ? 1 : 0);
  }

  after(member: number, _used: boolean, earned: boolean): void {
    if (!earned || this.countsEmpty) return;
    this.lastNumberPaid = this.levelAt(member);
    this.lastPaid = member;
  }

  protected visited(): Visited {
    return this.others;
  }

  /** Boundaries crossed from a member of the walk (-1: from below its first row) to another above. */
  private boundariesBetween(low: number, high: number): number {
    const { entry, fromSource, source } = this.path;
    const isBelow = low < 0 || (fromSource && low === source);
    const [atLow, atHigh] = [low < 0 ? 0 : (this.boundary[low] ?? 0), this.boundary[high] ?? 0];
    const toHigh = (this.counts[isBelow ? entry : low] ?? 0) - (this.counts[high] ?? 0);
    // `toHigh` holds the rows from the lower one (or the first row of the walk) up to below the higher one.
    if (this.opens) return toHigh + atHigh - (isBelow ? 0 : atLow);
    return toHigh + (isBelow ? atLow : 0);
  }
}
