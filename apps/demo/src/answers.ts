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

/** A member is named by code, alone or beside the id; an amount stands alone or with its currency. */
type Named = string | { readonly code: string; readonly memberId?: string };
type Amount = string | Money;

export interface Refusal {
  readonly reason: string;
  readonly required: string;
  readonly actual: string;
  readonly sentence: string;
}

export interface ExplainedLine {
  readonly bonus: string;
  readonly level: number;
  readonly source: Named;
  readonly base: string;
  readonly rate: string;
  readonly amount: Amount;
  readonly orders: readonly { readonly reference: string; readonly volume: string }[];
}

export interface ExplanationAnswer {
  readonly paidAsRank: string | null;
  readonly lines: readonly ExplainedLine[];
  readonly total: Amount;
  readonly notPaid: readonly Refusal[];
}

export interface TraceStep {
  readonly member: Named;
  readonly level: number;
  readonly outcome: 'paid' | 'skipped' | 'unpaid';
  readonly amount: Amount | null;
  readonly refusal: Refusal | null;
}

export interface TraceAnswer {
  readonly bonuses: readonly { readonly bonus: string; readonly base: string; readonly steps: readonly TraceStep[] }[];
}

export function codeOf(member: Named): string {
  return typeof member === 'string' ? member : member.code;
}

export function amountOf(amount: Amount): string {
  return typeof amount === 'string' ? amount : amount.amount;
}
