import type { CarriedState } from '../snapshot/carried-state.js';

/**
 * What a run pays and takes off, in columns; indexes are the caller's rows. Lines come bonus by bonus, in each in the order of the
 * source's code; after them what caps and cuts took off, so that the lines of a payee always add up to what they are paid.
 */
export interface LineColumns {
  readonly payeeIndex: Int32Array;
  /** Index into the result's bonusNames: a bonus, a cap, a cut, or a balance that was carried in. */
  readonly bonusIndex: Uint16Array;
  /** The level or generation, 0 where there is none. In a level bonus 1 is the buyer's parent if nobody is skipped. */
  readonly level: Uint16Array;
  /** The member whose volume or pay is paid on; the payee where there is nobody else. */
  readonly sourceIndex: Int32Array;
  /** The row of the order where a bonus pays order by order, otherwise -1. */
  readonly orderIndex: Int32Array;
  /** What is paid on, in units of 10^-4: volume, or money where pay is matched. */
  readonly baseUnits: Float64Array;
  /** 0 where the line is not a rate of its base. */
  readonly ratePpm: Int32Array;
  /** Safe integers, never zero; negative where refunds outweigh what was bought, and where caps and cuts take off. */
  readonly amountMinor: Float64Array;
}

export interface MemberResults {
  /** What bonuses paid on: index into the result's rankNames, -1 for no rank. */
  readonly paidAsRank: Int16Array;
  readonly active: Uint8Array;
  /** By the plan's name of the volume, in units of 10^-4. */
  readonly volumes: Readonly<Record<string, Float64Array>>;
}

/** Where everybody stands on one ladder, as places on it; -1 is no rank. */
export interface LadderResults {
  readonly rankNames: readonly string[];
  /** The rank whose conditions hold in this period. */
  readonly reached: Int16Array;
  /** The rank that bonuses pay on. */
  readonly paidAs: Int16Array;
  /** The highest ever. */
  readonly title: Int16Array;
}

/** Totals of everybody who has a line, in the order of their codes. */
export interface PayeeTotals {
  readonly memberIndex: Int32Array;
  /** In minor units of the plan currency. */
  readonly amountMinor: Float64Array;
}

/** What everybody gets in their own currency, one entry per member row. */
export interface PayoutColumns {
  readonly currency: readonly string[];
  /** In minor units of that currency. */
  readonly amountMinor: Float64Array;
  /** Units of that currency for one of the plan's, as a decimal text; '' where nothing is paid. */
  readonly rate: readonly string[];
}

/** The outcome of a calculation. Every part can be cloned or transferred to another thread. */
export interface CalculationResult {
  readonly planHash: string;
  readonly inputDigest: string;
  /** Over plan, input and outcome, in the order of member codes: equal wherever and in whatever row order it was computed. */
  readonly digest: string;
  readonly period: string;
  readonly currency: string;
  readonly rankNames: readonly string[];
  /** The bonuses that were due, in the plan's order, then `cap:` and `cut:` with their names, `carried-in:` and `adjustment:`. */
  readonly bonusNames: readonly string[];
  /** How many of bonusNames are bonuses. */
  readonly bonusCount: number;
  readonly lines: LineColumns;
  readonly members: MemberResults;
  /** By name; 'ranks' is the first. */
  readonly ladders: Readonly<Record<string, LadderResults>>;
  readonly payees: PayeeTotals;
  /** Left out: everybody is paid in the plan's currency. */
  readonly payouts?: PayoutColumns;
  readonly carriedOut: CarriedState;
  readonly totalPaidMinor: bigint;
  /** In the order of bonusNames. */
  readonly paidByBonusMinor: readonly bigint[];
  /** What the company keeps by rules of each bonus and its cap, in minor units of the plan currency, rounded down. */
  readonly companyMinor: readonly bigint[];
  /** What it keeps by cuts. */
  readonly companyByCutsMinor: bigint;
}
