import type { LadderStanding } from './ladder-standing.js';

/** Where everybody stands, with what the next period needs to know. */
export interface Standing extends LadderStanding {
  /** What this run decided, which takes effect at once or in the next period. */
  readonly decided: Int16Array;
  readonly decidedBefore: Int16Array;
  /** Periods in a row in which the rank that is kept in grace was missed. */
  readonly misses: Float64Array;
  /** By rank: for how many periods after this one it is kept. Empty unless the ladder says `heldFor`. */
  readonly keptFor: readonly Float64Array[];
}
