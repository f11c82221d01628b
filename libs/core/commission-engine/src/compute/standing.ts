import { buildForest, countChildren, type Forest, subtreeHolders } from '@upline/genealogy';
import { invariant } from '@upline/kernel';
import type { CompiledCondition, CompiledPlan, ConditionLeaf } from '../plan/compiled-plan.js';
import { type CanonicalOrder, canonicalOrder } from '../snapshot/canonical-order.js';
import { checkSnapshot } from '../snapshot/check-snapshot.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { type Column, evaluateCondition } from './evaluate-condition.js';
import { memberVolumes, type VolumeColumns } from './member-volumes.js';

/** What is known of every member before any bonus: volumes, activity, ranks. Bonuses and explanations both stand on it. */
export class Standing {
  readonly byCode: CanonicalOrder;
  readonly forests: ReadonlyMap<string, Forest>;
  readonly volumes: VolumeColumns;
  readonly active: Uint8Array;
  /** Index on the ladder, -1 for none. */
  readonly paidAsRank: Int16Array;
  /** By rank: 1 where the member holds it. With a contiguous ladder that includes every lower rank. */
  readonly heldByRank: readonly Uint8Array[];
  private readonly legCounts = new Map<ConditionLeaf, Int32Array>();

  /** @throws UplineError `SNAPSHOT.INVALID`, `SNAPSHOT.DUPLICATE`, `GENEALOGY.CYCLE`, and when a sum exceeds 2^53 units */
  constructor(
    readonly plan: CompiledPlan,
    readonly snapshot: Snapshot,
  ) {
    checkSnapshot(plan, snapshot);
    this.byCode = canonicalOrder(snapshot.members.codes, 'members');
    const sponsorForest = buildForest(snapshot.members.sponsorIndex);
    this.forests = new Map(plan.trees.map((tree) => [tree, sponsorForest]));
    this.volumes = memberVolumes(plan, snapshot, this.forests);
    this.active = this.evaluate(plan.active, []);
    this.heldByRank = this.climb();
    this.paidAsRank = highestHeld(this.heldByRank, this.memberCount);
  }

  get memberCount(): number {
    return this.snapshot.members.codes.length;
  }

  /** For every member 1 where a condition holds that is asked when all ranks are decided. */
  marksOf(condition: CompiledCondition): Uint8Array {
    return this.evaluate(condition, this.heldByRank);
  }

  /** The actual numbers behind a question that was asked while this standing was computed, or through `marksOf`. */
  columnOf(leaf: ConditionLeaf): Column {
    const column =
      leaf.kind === 'active'
        ? this.active
        : leaf.kind === 'volume'
          ? this.volumes.get(leaf.volume)
          : this.legCounts.get(leaf);
    invariant(column, 'a question is explained only after it was asked');
    return column;
  }

  private climb(): Uint8Array[] {
    const held: Uint8Array[] = [];
    for (const { when } of this.plan.ranks) {
      const marks = this.evaluate(when, held);
      const below = held.at(-1);
      held.push(this.plan.contiguous && below ? marks.map((mark, index) => mark & (below[index] ?? 0)) : marks);
    }
    return held;
  }

  private evaluate(condition: CompiledCondition, decided: readonly Uint8Array[]): Uint8Array {
    const columnOf = (leaf: ConditionLeaf): Column => {
      if (leaf.kind === 'legs' && !this.legCounts.has(leaf)) this.legCounts.set(leaf, this.countLegs(leaf, decided));
      return this.columnOf(leaf);
    };
    return evaluateCondition(condition, columnOf, this.memberCount);
  }

  private countLegs(leaf: ConditionLeaf & { kind: 'legs' }, decided: readonly Uint8Array[]): Int32Array {
    const forest = this.forests.get(leaf.tree);
    invariant(forest, 'legs are counted in a tree of the plan');
    // On a contiguous ladder whoever holds a higher rank holds this one too.
    const ranks = this.plan.contiguous
      ? decided.slice(leaf.rankIndex, leaf.rankIndex + 1)
      : decided.slice(leaf.rankIndex);
    const holders = new Uint8Array(this.memberCount);
    for (const marks of ranks)
      for (let index = 0; index < holders.length; index++) if (marks[index] === 1) holders[index] = 1;
    return countChildren(forest, subtreeHolders(forest, holders));
  }
}

function highestHeld(heldByRank: readonly Uint8Array[], memberCount: number): Int16Array {
  const highest = new Int16Array(memberCount).fill(-1);
  heldByRank.forEach((marks, rank) => {
    for (let index = 0; index < memberCount; index++) if (marks[index] === 1) highest[index] = rank;
  });
  return highest;
}
