import type { Ratio, RoundingMode } from '@upline/money';

/** A condition with its names resolved. */
export type CompiledCondition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly CompiledCondition[] }
  | { readonly kind: 'not'; readonly of: readonly [CompiledCondition] }
  | ConditionLeaf;

/** A question about one member: one number of theirs against a threshold. */
export type ConditionLeaf =
  | { readonly kind: 'active' }
  | { readonly kind: 'volume'; readonly volume: string; readonly atLeastUnits: number }
  | { readonly kind: 'legs'; readonly tree: string; readonly rankIndex: number; readonly atLeast: number };

export type CompiledVolume =
  | { readonly name: string; readonly from: 'own'; readonly kind: string }
  | { readonly name: string; readonly from: 'sum'; readonly of: string; readonly tree: string; readonly self: boolean };

export interface CompiledLevel {
  /** The level as people call it: 0 is the buyer. */
  readonly level: number;
  readonly ratePpm: number;
  /** Index on the ladder, -1 where no rank is asked. */
  readonly minimumRank: number;
  /** Volume units to rounding units (10^-digits of the currency): factor and rate in one exact fraction. */
  readonly ratio: Ratio;
}

export interface CompiledLevelBonus {
  readonly name: string;
  readonly tree: string;
  readonly baseVolume: string;
  readonly startsAtBuyer: boolean;
  readonly skip: 'nobody' | 'ineligible' | 'unqualified-for-level';
  readonly eligible: CompiledCondition;
  readonly levels: readonly CompiledLevel[];
  readonly roundingMode: RoundingMode;
  /** Minor units in one rounding unit: 1 when lines are rounded to the minor unit itself. */
  readonly minorPerRoundingUnit: number;
}

/** A plan with names resolved, numbers exact, and volumes in an order in which each comes after what it sums. */
export interface CompiledPlan {
  readonly hash: string;
  readonly name: string;
  readonly currency: string;
  readonly trees: readonly string[];
  readonly volumes: readonly CompiledVolume[];
  readonly active: CompiledCondition;
  readonly contiguous: boolean;
  readonly ranks: readonly { readonly name: string; readonly when: CompiledCondition }[];
  readonly bonuses: readonly CompiledLevelBonus[];
}
