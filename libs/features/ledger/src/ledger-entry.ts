/** A journal entry. Written once; a correction is another entry. */
export interface LedgerEntry {
  readonly entryId: string;
  readonly kind: LedgerEntryKind;
  readonly runId: string | null;
  readonly periodKey: string | null;
  readonly currency: string;
  readonly description: string;
  readonly recordedAt: Date;
}

/** What happened: a run's commissions became owed. */
export type LedgerEntryKind = 'commissions-earned';

/** Debit is positive, credit negative; the postings of an entry sum to zero. */
export interface LedgerPosting {
  readonly account: LedgerAccount;
  /** Whose sub-account, for accounts that are kept per member. */
  readonly memberId: string | null;
  readonly amountMinor: bigint;
}

/** What commissions cost the company, and what it owes each member. */
export type LedgerAccount = 'commission-expense' | 'member-payable';

export interface LedgerBalance {
  readonly account: LedgerAccount;
  readonly currency: string;
  readonly balanceMinor: bigint;
}
