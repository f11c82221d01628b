/**
 * What the engine says back about one member. Volumes and amounts are decimal texts, rates percentages; an index is the
 * caller's row. Sentences are for people; codes and numbers beside them say the same for programs.
 */
export interface PayeeExplanation {
  readonly code: string;
  readonly memberIndex: number;
  /** null: no rank. */
  readonly paidAsRank: string | null;
  readonly active: boolean;
  readonly activity: ConditionReport;
  /** By the plan's name of the volume. */
  readonly volumes: Readonly<Record<string, string>>;
  /** From the lowest rank to the highest. */
  readonly ranks: readonly RankReport[];
  readonly lines: readonly ExplainedLine[];
  /** The sum of the lines, in the plan's currency. */
  readonly total: string;
  readonly currency: string;
  readonly notPaid: readonly NotPaid[];
}

/** How a condition was answered for one member; `required` and `actual` are null where it is made of other conditions. */
export interface ConditionReport {
  readonly kind: 'all' | 'any' | 'not' | 'active' | 'volume' | 'legs';
  /** What was asked for: `pv`, `legs of bronze`, `activity`, `all of`. */
  readonly subject: string;
  readonly met: boolean;
  readonly required: string | null;
  readonly actual: string | null;
  readonly sentence: string;
  readonly of: readonly ConditionReport[];
}

export interface RankReport {
  readonly rank: string;
  /** The conditions of this rank hold. */
  readonly met: boolean;
  /** The rank is held: on a contiguous ladder its own conditions and those of every lower rank hold. */
  readonly held: boolean;
  readonly condition: ConditionReport;
}

/** An order that is part of a base, with its volume of the kind that the base reads. */
export interface ExplainedOrder {
  readonly reference: string;
  readonly volume: string;
}

export interface ExplainedLine {
  readonly bonus: string;
  readonly level: number;
  readonly source: string;
  readonly sourceIndex: number;
  readonly base: string;
  readonly factor: string;
  readonly rate: string;
  readonly amount: string;
  readonly orders: readonly ExplainedOrder[];
}

/** Why a member was not paid at a level: the rule, what it asked for and what was there. */
export interface Refusal {
  /**
   * INACTIVE: the bonus asks for activity; INELIGIBLE: another condition of the bonus fails; RANK_TOO_LOW: the level asks for
   * a higher rank; ROUNDS_TO_ZERO: the amount rounds to nothing.
   */
  readonly reason: 'INACTIVE' | 'INELIGIBLE' | 'RANK_TOO_LOW' | 'ROUNDS_TO_ZERO';
  readonly required: string;
  readonly actual: string;
  readonly sentence: string;
}

/** A buyer below whose walk came to this member and did not pay them. */
export interface NotPaid extends Refusal {
  readonly bonus: string;
  readonly source: string;
  readonly sourceIndex: number;
  readonly base: string;
  /** The level that the walk was looking to pay. */
  readonly atLevel: number;
}

/** The walks up from one buyer, one per bonus. */
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
