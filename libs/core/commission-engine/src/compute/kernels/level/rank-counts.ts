import type { Forest } from '@upline/genealogy';

/** How somebody's rank compares with the rank of whoever looks. */
export type RankRelation = 'same' | 'higher' | 'same-or-higher';

/**
 * For every row, how many rows from the root down to it are marked, the row included. The difference of two rows of one line counts
 * those between without walking there.
 */
export function countsFromRoot(forest: Forest, marks: (row: number) => boolean): Int32Array {
  const { parents, order } = forest;
  const counts = new Int32Array(forest.size);
  for (const row of order) {
    const parent = parents[row] ?? -1;
    counts[row] = (parent < 0 ? 0 : (counts[parent] ?? 0)) + (marks(row) ? 1 : 0);
  }
  return counts;
}

/** Counts of marked members whose rank, seen from a rank, is the same or higher: one column for each rank that looks, made when it is asked for. */
export class RankCounts {
  private readonly columns: Int32Array[] = [];

  constructor(
    private readonly forest: Forest,
    private readonly marks: Uint8Array | undefined,
    private readonly ranks: Int16Array,
    private readonly relation: RankRelation,
  ) {}

  /** Whether a row counts for somebody of a rank. */
  has(row: number, viewer: number): boolean {
    if (this.marks && this.marks[row] !== 1) return false;
    return relates(this.ranks[row] ?? -1, viewer, this.relation);
  }

  /** How many count from `low` (included) up to `high` (not included), where `high` is on the line above `low`. */
  between(low: number, high: number, viewer: number): number {
    const column = (this.columns[viewer + 1] ??= countsFromRoot(this.forest, (row) => this.has(row, viewer)));
    return (column[low] ?? 0) - (high < 0 ? 0 : (column[high] ?? 0));
  }
}

/** Whether a rank, seen from another, is in a relation to it. */
export function relates(rank: number, viewer: number, relation: RankRelation): boolean {
  if (relation === 'same') return rank === viewer;
  return relation === 'higher' ? rank > viewer : rank >= viewer;
}
