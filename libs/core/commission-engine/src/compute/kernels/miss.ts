/**
 * Why somebody was not paid, as the walk that paid met them. The numbers are texts as people write them; sentences are made of
 * them when somebody asks.
 */
export interface Miss {
  readonly member: number;
  /** The member whose volume or pay it was about; the member where there is nobody else. */
  readonly source: number;
  readonly level: number;
  readonly baseUnits: number;
  readonly reason: MissReason;
  readonly required: string;
  readonly actual: string;
  /** Of a cap: it is on what one source brings, and `actual` is what this one line would have been. */
  readonly perSource?: true;
}

/** Every reason there is. */
export const missReasons = [
  /** The bonus asks for activity. */
  'INACTIVE',
  /** Another condition of the bonus fails. */
  'INELIGIBLE',
  /** The level asks for a higher rank. */
  'RANK_TOO_LOW',
  /** The level's own condition fails, or the tables have no value for the member. */
  'LEVEL_CLOSED',
  'ROUNDS_TO_ZERO',
  /** A blocker stands between the source and the member. */
  'BLOCKED',
  /** The points of the source were used up below. */
  'POINTS_USED_UP',
  /** Somebody below has the same rate or a higher one. */
  'NO_DIFFERENCE',
  /** What the leg makes already is taken off: the member is paid the rest. */
  'TAKEN_OFF',
  /** The leg broke away. */
  'BREAKAWAY',
  /** Volume or money over a limit, or left after settlement, that is gone. */
  'FLUSHED',
  /** It stays for the next period. */
  'CARRIED',
  'CAPPED',
  /** A leg has too little for a pair. */
  'NO_PAIR',
  /** Paid before. */
  'ALREADY_PAID',
  /** Kept until the member is eligible. */
  'HELD',
  /** Went to somebody above. */
  'PASSED_UP',
  'TO_COMPANY',
  'LEG_LIMITED',
  'NO_VALUE',
  'NOTHING_TO_PAY_ON',
] as const;
export type MissReason = (typeof missReasons)[number];
