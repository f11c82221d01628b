export const bonusNames = ['unilevel', 'binary', 'matching', 'pool'] as const;
export type BonusName = (typeof bonusNames)[number];

/** What a month pays, in columns, in any order. Members by their row. */
export interface MonthLines {
  readonly payee: Int32Array;
  /** Index into `bonusNames`. */
  readonly bonus: Uint8Array;
  /** 0 where a bonus has no levels. */
  readonly level: Uint8Array;
  /** Whose purchase or bonus is paid on, -1 for nobody's in particular. */
  readonly source: Int32Array;
  readonly baseCents: Float64Array;
  readonly amountCents: Float64Array;
}
