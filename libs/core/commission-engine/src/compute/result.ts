/** What a run pays, one line per bonus, buyer and level, in columns. Indexes are the caller's rows. */
export interface LineColumns {
  readonly payeeIndex: Int32Array;
  /** Index into the result's bonusNames. */
  readonly bonusIndex: Uint16Array;
  /** 1 is the buyer's parent if nobody is skipped; 0 is the buyer. */
  readonly level: Uint16Array;
  readonly sourceIndex: Int32Array;
  /** The volume paid on, in units of 10^-4. */
  readonly baseUnits: Float64Array;
  readonly ratePpm: Int32Array;
  /** Safe integers, never zero, negative where refunds outweigh what was bought. */
  readonly amountMinor: Float64Array;
}

export interface MemberResults {
  /** Index into the result's rankNames, -1 for no rank. */
  readonly paidAsRank: Int16Array;
  readonly active: Uint8Array;
  /** By the plan's name of the volume, in units of 10^-4. */
  readonly volumes: Readonly<Record<string, Float64Array>>;
}

/** Totals of everybody who has a line, in the order of their codes. */
export interface PayeeTotals {
  readonly memberIndex: Int32Array;
  readonly amountMinor: Float64Array;
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
  readonly bonusNames: readonly string[];
  /** In the order of bonus, buyer's code and level. */
  readonly lines: LineColumns;
  readonly members: MemberResults;
  readonly payees: PayeeTotals;
  readonly totalPaidMinor: bigint;
  /** In the order of bonusNames. */
  readonly paidByBonusMinor: readonly bigint[];
}
