import { RankCounts, type RankRelation, relates } from './rank-counts.js';
import { PathNumbering, type WalkPath } from './numbering.js';
import { stopsFromRoot } from './stops-from-root.js';
import { type Visited, type VisitOrder, whoMatters } from './visit-order.js';
import type { WalkRules } from './walk-rules.js';

/**
 * Levels where it does not depend on the level who is passed over: counted by how many stops lie between, without visiting them.
 * With a compressing blocker, blockers below whoever looks do not count.
 */
export class CountedLevels extends PathNumbering {
  private readonly used: Int32Array;
  private readonly blockers: RankCounts | undefined;
  private readonly rankCount: number;
  private start = 0;

  constructor(
    private readonly rules: WalkRules,
    order: VisitOrder,
    private readonly others: Visited,
  ) {
    super(order, rules.lastNumber);
    const { tree, stopMarks, bonus, eligible, frame } = rules;
    this.used = stopsFromRoot(rules);
    const { ladder } = frame.plan.ranks;
    this.rankCount = ladder.length;
    if (bonus.blocker?.then !== 'compress') return;
    const marks = stopMarks ? eligible.map((mark, row) => mark & (stopMarks[row] ?? 0)) : eligible;
    this.blockers = new RankCounts(tree.forest, marks, frame.ladder('ranks').paidAs, bonus.blocker.rank);
  }

  override begin(path: WalkPath): void {
    super.begin(path);
    const { firstNumber } = this.rules;
    const sourceUses = path.fromSource && !this.rules.skips(path.source, firstNumber);
    this.start = firstNumber + (sourceUses ? 1 : 0);
  }

  levelAt(member: number): number {
    if (this.path.fromSource && member === this.path.source) return this.rules.firstNumber;
    return this.levelFor(member, this.rules.frame.ladder('ranks').paidAs[member] ?? -1);
  }

  after(): void {
    // What lies between is counted, not remembered.
  }

  override isOver(member: number): boolean {
    if (!this.blockers) return super.isOver(member);
    if (member === this.path.source) return false;
    for (let rank = -1; rank < this.rankCount; rank++) if (this.levelFor(member, rank) <= this.lastNumber) return false;
    return true;
  }

  protected visited(): Visited {
    return this.others;
  }

  private levelFor(member: number, rank: number): number {
    const { entry } = this.path;
    const stops = (this.used[entry] ?? 0) - (this.used[member] ?? 0);
    return this.start + stops - (this.blockers?.between(entry, member, rank) ?? 0);
  }
}

/** Levels of dynamic compression: whoever is not qualified for a level is passed over. */
export class SoughtLevels extends PathNumbering {
  private level = 0;

  constructor(
    private readonly rules: WalkRules,
    order: VisitOrder,
  ) {
    super(order, rules.lastNumber);
  }

  override begin(path: WalkPath): void {
    super.begin(path);
    this.level = this.rules.firstNumber;
  }

  levelAt(): number {
    return this.level;
  }

  after(_member: number, used: boolean): void {
    if (used) this.level++;
  }

  protected visited(): Visited {
    return this.rules.soughtAt(this.level) ?? 'nobody';
  }
}

/** Levels of dynamic compression in which blockers below whoever looks do not count: everybody counts for themselves. */
export class SoughtLevelsPastBlockers extends PathNumbering {
  private readonly others: Visited;
  private readonly usedByRank: Int32Array;
  private readonly ranks: Int16Array;
  private sourceUsed = 0;

  constructor(
    private readonly rules: WalkRules,
    order: VisitOrder,
    private readonly relation: RankRelation,
  ) {
    super(order, rules.lastNumber);
    this.others = whoMatters(rules);
    this.ranks = rules.frame.ladder('ranks').paidAs;
    this.usedByRank = new Int32Array(rules.frame.plan.ranks.ladder.length + 1);
  }

  override begin(path: WalkPath): void {
    super.begin(path);
    this.usedByRank.fill(0);
    this.sourceUsed = 0;
  }

  levelAt(member: number): number {
    return this.levelFor(this.ranks[member] ?? -1);
  }

  after(member: number, used: boolean): void {
    if (!used) return;
    if (this.path.fromSource && member === this.path.source) this.sourceUsed = 1;
    else {
      const slot = (this.ranks[member] ?? -1) + 1;
      this.usedByRank[slot] = (this.usedByRank[slot] ?? 0) + 1;
    }
  }

  override isOver(): boolean {
    for (let rank = -1; rank < this.usedByRank.length - 1; rank++) {
      if (this.levelFor(rank) <= this.lastNumber) return false;
    }
    return true;
  }

  protected visited(): Visited {
    return this.others;
  }

  private levelFor(viewer: number): number {
    let level = this.rules.firstNumber + this.sourceUsed;
    for (let slot = 0; slot < this.usedByRank.length; slot++) {
      if (!relates(slot - 1, viewer, this.relation)) level += this.usedByRank[slot] ?? 0;
    }
    return level;
  }
}
