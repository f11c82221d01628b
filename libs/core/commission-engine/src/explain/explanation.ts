import type { MissReason } from '../compute/kernels/miss.js';

/**
 * What the engine says back about one member. Volumes and amounts are decimal texts, rates percentages; an index is the
 * caller's row. Sentences are for people; codes and numbers beside them say the same for programs.
 */
export interface PayeeExplanation {
  readonly code: string;
  readonly memberIndex: number;
  /** null: no rank. */
  readonly paidAsRank: string | null;
  /** The highest rank ever reached; null: none. */
  readonly title: string | null;
  readonly active: boolean;
  readonly activity: ConditionReport;
  /** By the plan's name of the volume. */
  readonly volumes: Readonly<Record<string, string>>;
  /** From the lowest rank to the highest, ladder by ladder. */
  readonly ranks: readonly RankReport[];
  /** What bonuses paid, and what caps and cuts took off: those that were asked for, of `lineCount` in all. */
  readonly lines: readonly ExplainedLine[];
  readonly lineCount: number;
  /** The sum of all lines, in the plan's currency. */
  readonly total: string;
  readonly currency: string;
  /** In the order in which the walks met them; the first `mostListed`. */
  readonly notPaid: readonly NotPaid[];
  /** How many there are in all. */
  readonly notPaidCount: number;
}

/** How a condition was answered for one member; `required` and `actual` are null where it is made of other conditions. */
export interface ConditionReport {
  readonly kind:
    'all' | 'any' | 'not' | 'active' | 'rank' | 'title' | 'legs' | 'count' | 'status' | 'kind' | 'attribute' | 'volume';
  /** What was asked for: `pv`, `legs with bronze`, `activity`, `all of`; for attributes their name. */
  readonly subject: string;
  readonly met: boolean;
  readonly required: string | null;
  readonly actual: string | null;
  readonly sentence: string;
  readonly of: readonly ConditionReport[];
}

export interface RankReport {
  /** 'ranks' is the first ladder. */
  readonly ladder: string;
  readonly rank: string;
  /** The conditions of this rank hold. */
  readonly met: boolean;
  /** The rank is held: on a contiguous ladder its own conditions and those of every lower rank hold. */
  readonly held: boolean;
  /** Why it is held or paid otherwise than its conditions say; null where they tell it all. */
  readonly note: string | null;
  readonly condition: ConditionReport;
}

/** An order that is part of a base, with what it gives to it. */
export interface ExplainedOrder {
  readonly reference: string;
  readonly volume: string;
}

export interface ExplainedLine {
  /** A bonus, or `cap:`, `cut:`, `carried-in:`, `adjustment:` with a name. */
  readonly bonus: string;
  /** The level or generation; 0 where there is none. */
  readonly level: number;
  /** The member whose volume or pay is paid on; the payee where there is nobody else. */
  readonly source: string;
  readonly sourceIndex: number;
  /** Null for caps, cuts and balances, and where a bonus pays on nothing. */
  readonly base: string | null;
  /** Money for one unit of a volume at 100%; null where no volume is the base. */
  readonly factor: string | null;
  /** Null where the line is no rate of its base. */
  readonly rate: string | null;
  readonly amount: string;
  /** Where the base is the volume of orders of the source. */
  readonly orders: readonly ExplainedOrder[];
}

/** Why a member was not paid: the rule, what it asked for and what was there. */
export interface Refusal {
  readonly reason: MissReason;
  readonly required: string;
  readonly actual: string;
  readonly sentence: string;
}

/** A chance of this member that a bonus did not pay, or not whole. */
export interface NotPaid extends Refusal {
  readonly bonus: string;
  readonly source: string;
  readonly sourceIndex: number;
  readonly base: string;
  /** The level that the walk was looking to pay; 0 where there is none. */
  readonly atLevel: number;
}

/** The walks up from one buyer, one per bonus of the kernel `level` that was due. */
export interface SourceTrace {
  readonly code: string;
  readonly memberIndex: number;
  readonly bonuses: readonly BonusTrace[];
}

export interface BonusTrace {
  readonly bonus: string;
  readonly baseVolume: string;
  /** Where it is "0" there is no walk and no level counts as unpaid. */
  readonly base: string;
  readonly orders: readonly ExplainedOrder[];
  /** From the buyer upward; members above the last level are not met. */
  readonly steps: readonly TraceStep[];
  /** Levels for which nobody was left. */
  readonly levelsUnpaidAtTop: number;
  readonly paid: string;
  readonly currency: string;
}

/** paid; skipped: passed over, the level goes on up; unpaid: the level is used up and pays nobody. */
export interface TraceStep {
  readonly member: string;
  readonly memberIndex: number;
  readonly level: number;
  readonly outcome: 'paid' | 'skipped' | 'unpaid';
  readonly rate: string | null;
  readonly amount: string | null;
  readonly refusal: Refusal | null;
}
