import type { Money } from '@upline/money';

/** What the API answers, as far as the story reads it. */

export interface Page<T> {
  readonly data: readonly T[];
  readonly nextCursor: string | null;
}

export interface Session {
  readonly accessToken: string;
}

export interface ImportAnswer {
  readonly importId: string;
  readonly status: 'running' | 'completed' | 'failed';
  readonly rowsRead: number;
  readonly rowsCreated: number;
  readonly rowsUnchanged: number;
  readonly rowsFailed: number;
  readonly errors: readonly { readonly rowNumber: number; readonly code: string; readonly detail: string }[];
}

export interface PlanValidationAnswer {
  readonly valid: boolean;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
}

export interface PlanAnswer {
  readonly planId: string;
  readonly name: string;
}

export interface PlanVersionAnswer {
  readonly version: number;
  readonly planHash: string;
}

export interface RunTotals {
  readonly members: number;
  readonly orders: number;
  readonly lines: number;
  readonly payees: number;
  readonly total: Money;
}

export interface RunAnswer {
  readonly runId: string;
  readonly period: string;
  readonly kind: 'preview' | 'final';
  readonly status: string;
  readonly progress: { readonly stage: string; readonly rowsDone: number; readonly rowsTotal: number | null };
  readonly totals: RunTotals | null;
  readonly digest: string | null;
  readonly failure: { readonly code: string; readonly detail: string } | null;
  readonly seconds: number | null;
}

export interface PayeeAnswer {
  readonly memberId: string;
  readonly code: string;
  readonly name: string;
  readonly paidAsRank: string | null;
  readonly lineCount: number;
  readonly amount: Money;
}

export interface Refusal {
  readonly reason: string;
  readonly required: string;
  readonly actual: string;
  readonly sentence: string;
}

export interface ExplainedLine {
  readonly bonus: string;
  readonly level: number;
  /** The distributor number of the buyer. */
  readonly source: string;
  readonly base: string | null;
  readonly rate: string | null;
  readonly amount: Money;
  readonly orders: readonly { readonly reference: string; readonly volume: string }[];
}

export interface ExplanationAnswer {
  readonly paidAsRank: string | null;
  readonly lines: readonly ExplainedLine[];
  readonly lineCount: number;
  readonly total: Money;
  readonly notPaid: readonly Refusal[];
}

export interface TraceStep {
  /** The distributor number. */
  readonly member: string;
  readonly level: number;
  readonly outcome: 'paid' | 'skipped' | 'unpaid';
  readonly amount: string | null;
  readonly refusal: Refusal | null;
}

export interface TraceAnswer {
  readonly bonuses: readonly { readonly bonus: string; readonly base: string; readonly steps: readonly TraceStep[] }[];
}
