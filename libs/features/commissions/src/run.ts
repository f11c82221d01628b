import type { RunStatus } from './run-status.js';

/** A preview shows what a month would pay; a final run is what it pays. */
export type RunKind = 'preview' | 'final';

/** One calculation of a period by one version of a plan. */
export interface Run {
  readonly runId: string;
  readonly periodKey: string;
  readonly kind: RunKind;
  readonly status: RunStatus;
  readonly planId: string;
  readonly planVersion: number;
  readonly planHash: string;
  readonly currency: string;
  readonly rowsDone: number;
  readonly rowsTotal: number | null;
  /** Null until the run is calculated. */
  readonly totals: RunTotals | null;
  readonly inputDigest: string | null;
  readonly digest: string | null;
  readonly failure: { readonly code: string; readonly detail: string } | null;
  readonly startedBy: string;
  readonly createdAt: Date;
  readonly workStartedAt: Date | null;
  readonly calculatedAt: Date | null;
  readonly decision: RunDecision | null;
  readonly postedAt: Date | null;
  readonly voided: { readonly by: string; readonly at: Date; readonly reason: string } | null;
  readonly supersededBy: string | null;
}

export interface RunTotals {
  readonly memberCount: number;
  readonly orderCount: number;
  readonly lineCount: number;
  readonly payeeCount: number;
  readonly totalMinor: bigint;
}

export interface RunDecision {
  readonly decision: 'approved' | 'rejected';
  readonly by: string;
  readonly at: Date;
  readonly note: string;
}

export interface RunPayee {
  readonly memberId: string;
  readonly code: string;
  readonly name: string;
  readonly paidAsRank: string | null;
  readonly lineCount: number;
  readonly amountMinor: bigint;
}

export interface RunLine {
  readonly lineNumber: number;
  readonly bonus: string;
  readonly level: number;
  readonly sourceId: string;
  readonly sourceCode: string;
  readonly baseUnits: bigint;
  readonly ratePpm: number;
  readonly amountMinor: bigint;
}
