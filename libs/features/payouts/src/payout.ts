/** What a company owes one member for one run, on its way to be paid. */
export interface Payout {
  readonly payoutId: string;
  readonly runId: string;
  readonly memberId: string;
  /** The distributor number of the payee. */
  readonly code: string;
  readonly name: string;
  readonly entryId: string;
  readonly status: 'due';
  readonly currency: string;
  /** Above zero: what a member owes the company stays in the ledger and is not paid out. */
  readonly amountMinor: bigint;
  readonly createdAt: Date;
}
