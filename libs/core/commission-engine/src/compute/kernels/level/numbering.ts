import type { Visited, VisitOrder } from './visit-order.js';

/** Where a walk begins. */
export interface WalkPath {
  readonly source: number;
  /** The first row above the source, -1 for none. */
  readonly entry: number;
  /** The walk visits the source itself first. */
  readonly fromSource: boolean;
}

/** Counts the levels or generations of one walk after the other. */
export interface Numbering {
  begin(path: WalkPath): void;
  /** The level at which a visited member is met. Members are asked for in the order of the walk. */
  levelAt(member: number): number;
  /** Tells what became of the member: whether they used up their level, and whether they were paid (or could have been, before the first entry). */
  after(member: number, used: boolean, earned: boolean): void;
  /** The member to visit after one, -1 for none. */
  next(member: number): number;
  /** The first member to visit, -1 for none. */
  first(): number;
  /** Whether nobody above the member just visited can be paid any more. */
  isOver(member: number): boolean;
}

/** What all numberings do alike: a path, and steps over those who need not be visited. */
export abstract class PathNumbering implements Numbering {
  protected path: WalkPath = { source: -1, entry: -1, fromSource: false };

  constructor(
    protected readonly order: VisitOrder,
    protected readonly lastNumber: number,
  ) {}

  begin(path: WalkPath): void {
    this.path = path;
  }

  abstract levelAt(member: number): number;
  abstract after(member: number, used: boolean, earned: boolean): void;

  /** Levels only grow, so a walk ends after the last. */
  isOver(member: number): boolean {
    return this.levelAt(member) > this.lastNumber;
  }

  first(): number {
    return this.path.fromSource ? this.path.source : this.order.enter(this.path.entry, this.visited());
  }

  next(member: number): number {
    const { fromSource, source, entry } = this.path;
    if (fromSource && member === source) return this.order.enter(entry, this.visited());
    return this.order.above(member, this.visited());
  }

  protected abstract visited(): Visited;
}
