/** Where everybody stands on one ladder. Ranks are places on it from 0; -1 is no rank. */
export interface LadderStanding {
  /** 'ranks' for the first ladder. */
  readonly name: string;
  readonly rankNames: readonly string[];
  /** What this period's conditions gave: 1 by rank and member. With a contiguous ladder that includes every lower rank. */
  readonly heldByRank: readonly Uint8Array[];
  /** The rank whose conditions hold in this period. */
  readonly reached: Int16Array;
  /** What bonuses pay on, after title, grace, maintenance, overrides and the time at which ranks take effect. */
  readonly paidAs: Int16Array;
  /** The highest ever, this period included. */
  readonly title: Int16Array;
  readonly titleBefore: Int16Array;
  /** 1 where the rank is kept in grace: its own conditions fail in this period. */
  readonly inGrace: Uint8Array;
}
