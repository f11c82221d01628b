import type { WalkPath } from './numbering.js';
import { RankCounts } from './rank-counts.js';
import type { WalkBonus } from './walk-entries.js';
import type { WalkRules } from './walk-rules.js';

/** Who is cut off from a source by a blocker between. Told by counts, without visiting anybody between. */
export class Blockade {
  readonly paysDifference: boolean;
  private readonly counts: RankCounts;
  private readonly ranks: Int16Array;
  private readonly openLevels: number;
  private source = -1;
  private from = -1;

  constructor(
    private readonly rules: WalkRules,
    { rank, then }: NonNullable<WalkBonus['blocker']>,
  ) {
    this.ranks = rules.frame.ladder('ranks').paidAs;
    this.counts = new RankCounts(rules.tree.forest, rules.eligible, this.ranks, rank);
    this.paysDifference = then === 'difference';
    this.openLevels = typeof then === 'object' ? then.stopLevelsBelow : -1;
  }

  begin(path: WalkPath): void {
    this.source = path.source;
    this.from = this.openLevels < 0 ? path.entry : this.beyond(path);
  }

  /** Whether a member of the walk is cut off from its source. */
  cutsOff(member: number): boolean {
    const { from, rules, ranks } = this;
    const { depths } = rules.tree.forest;
    if (from < 0 || member === this.source || (depths[member] ?? 0) >= (depths[from] ?? 0)) return false;
    return this.counts.between(from, member, ranks[member] ?? -1) > 0;
  }

  /**
   * The first row above the levels on which blockers do not block: whoever is the nearest blocker to an earner is also the one
   * with the highest level, so a source is near enough below it if there is no blocker above those levels.
   */
  private beyond({ source, entry, fromSource }: WalkPath): number {
    const { rules, openLevels } = this;
    const { parents } = rules.tree.forest;
    let row = entry;
    if (rules.bonus.generations) {
      for (let step = 0; step < openLevels && row >= 0; step++) row = parents[row] ?? -1;
      return row;
    }
    let level = rules.firstNumber;
    if (fromSource && !rules.skips(source, level)) level++;
    for (; level <= openLevels && row >= 0; level++) {
      const marks = rules.isDynamic ? rules.soughtAt(level) : rules.stopMarks;
      if (rules.isDynamic && !marks) return -1;
      const stop = !marks || marks[row] === 1 ? row : (rules.above(marks)[row] ?? -1);
      row = stop < 0 ? -1 : (parents[stop] ?? -1);
    }
    return row;
  }
}
