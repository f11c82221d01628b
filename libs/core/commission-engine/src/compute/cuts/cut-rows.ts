/**
 * What stands between a payee's lines and what is paid besides the cuts of the plan, in the column `cut` of the rows: places of the
 * plan's list are 0 and up.
 */
export const moneyRow = {
  /** Added or taken off by hand. */
  adjustment: -1,
  /** Unpaid money of earlier periods that joins what is due. */
  unpaidBefore: -2,
  /** Taken by the own cap of a bonus. */
  bonusCap: -3,
} as const;

/** Rows in the order in which they were written, in minor units: negative where something was taken. */
export interface CutRows<Amount> {
  /** The place of the cut in the plan, or one of `moneyRow`. */
  readonly cut: readonly number[];
  /** The place of the bonus in the plan, -1 where it is about all that a member has. */
  readonly bonus: readonly number[];
  readonly member: readonly number[];
  readonly amount: readonly Amount[];
}
