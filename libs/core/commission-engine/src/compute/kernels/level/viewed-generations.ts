import { PathNumbering, type WalkPath } from './numbering.js';
import { RankCounts } from './rank-counts.js';
import type { Visited, VisitOrder } from './visit-order.js';
import type { WalkBonus } from './walk-entries.js';
import type { WalkRules } from './walk-rules.js';

type Generations = NonNullable<WalkBonus['generations']>;

/**
 * Generations as every earner sees them: whoever below them on the way holds at least their rank is a boundary. Once all
 * generations of low ranks are used up, only earners of higher ranks are visited.
 */
export class ViewedGenerations extends PathNumbering {
  private readonly ranks: Int16Array;
  private readonly boundaries: RankCounts;
  private readonly opens: boolean;
  private readonly countsEmpty: boolean;
  private readonly rankCount: number;
  private readonly earnersFrom: Visited[] = [];
  /** Where empty generations do not count: by rank that looks, the generations that ended before whoever was paid last. */
  private readonly ended: Int32Array;
  private lastPaid = -1;
  /** Ranks below this one have no generation left. */
  private floor = -1;

  constructor(
    private readonly rules: WalkRules,
    order: VisitOrder,
    private readonly others: Visited,
    generations: Generations & { readonly boundary: { readonly sameRankAsViewer: 'paid-as' | 'title' } },
  ) {
    super(order, rules.lastNumber);
    const { frame, tree, eligible } = rules;
    const ladder = frame.ladder('ranks');
    this.ranks = generations.boundary.sameRankAsViewer === 'title' ? ladder.title : ladder.paidAs;
    const marks = generations.ineligibleBoundary === 'ignored' ? eligible : undefined;
    this.boundaries = new RankCounts(tree.forest, marks, this.ranks, 'same-or-higher');
    this.opens = generations.boundaryMember === 'opens';
    this.countsEmpty = generations.emptyGeneration === 'uses-number';
    this.rankCount = frame.plan.ranks.ladder.length;
    this.ended = new Int32Array(this.rankCount + 1);
  }

  override begin(path: WalkPath): void {
    super.begin(path);
    this.ended.fill(0);
    this.lastPaid = -1;
    this.floor = -1;
  }

  levelAt(member: number): number {
    const { firstNumber } = this.rules;
    const { fromSource, source } = this.path;
    if (fromSource && member === source) return firstNumber;
    const viewer = this.ranks[member] ?? -1;
    if (this.countsEmpty) return firstNumber + this.upTo(member, viewer);
    const isNext = this.lastPaid >= 0 && this.crossed(this.lastPaid, member, viewer, false) > 0;
    return firstNumber + (this.ended[viewer + 1] ?? 0) + (isNext ? 1 : 0);
  }

  after(member: number, _used: boolean, earned: boolean): void {
    if (this.countsEmpty || !earned) return;
    if (this.lastPaid >= 0) {
      for (let viewer = this.floor; viewer < this.rankCount; viewer++) {
        if (this.crossed(this.lastPaid, member, viewer, true) > 0) {
          this.ended[viewer + 1] = (this.ended[viewer + 1] ?? 0) + 1;
        }
      }
    }
    this.lastPaid = member;
  }

  override isOver(member: number): boolean {
    while (this.floor < this.rankCount && this.numberAbove(member, this.floor) > this.lastNumber) this.floor++;
    return this.floor === this.rankCount;
  }

  protected visited(): Visited {
    if (this.floor < 0 || this.others === 'nobody') return this.others;
    return (this.earnersFrom[this.floor] ??= this.rankedFrom(this.floor));
  }

  /** The least generation at which somebody of a rank above a member can be. */
  private numberAbove(member: number, viewer: number): number {
    const { firstNumber } = this.rules;
    return firstNumber + (this.countsEmpty ? this.upTo(member, viewer) : (this.ended[viewer + 1] ?? 0));
  }

  /** Boundaries below a member on the way. A source that is visited closes the first generation, or opens no other than the first. */
  private upTo(member: number, viewer: number): number {
    const { fromSource, source, entry } = this.path;
    if (member === source) return 0;
    const atSource = fromSource && !this.opens && this.boundaries.has(source, viewer) ? 1 : 0;
    return atSource + this.boundaries.between(entry, member, viewer);
  }

  /** Boundaries crossed from one member of the walk to another; the upper one opens a generation unless they look themselves. */
  private crossed(low: number, high: number, viewer: number, countsHigh: boolean): number {
    const { fromSource, source, entry } = this.path;
    const isSource = fromSource && low === source;
    const atLow = this.boundaries.has(low, viewer) ? 1 : 0;
    const toHigh = this.boundaries.between(isSource ? entry : low, high, viewer);
    if (!this.opens) return toHigh + (isSource ? atLow : 0);
    const atHigh = countsHigh && this.boundaries.has(high, viewer) ? 1 : 0;
    return toHigh + atHigh - (isSource ? 0 : atLow);
  }

  private rankedFrom(floor: number): Visited {
    const { others, ranks } = this;
    if (others === 'nobody') return others;
    const marks = new Uint8Array(ranks.length);
    for (let row = 0; row < marks.length; row++) {
      if ((ranks[row] ?? -1) >= floor && (others === 'everybody' || others[row] === 1)) marks[row] = 1;
    }
    return marks;
  }
}
