import type { CarriedDocument } from './period-file-schema.js';

/** A result as JSON. Amounts are decimal texts of the plan currency, volumes decimal texts, rates percentages. */
export interface ResultDocument {
  readonly language: 'upline-result/1';
  readonly plan: string;
  readonly period: string;
  readonly currency: string;
  readonly digests: { readonly plan: string; readonly input: string; readonly result: string };
  readonly company: CompanyResult;
  /** In the order of their codes. */
  readonly members: readonly MemberResult[];
  /** What the next period file says as `carried`. */
  readonly carried: CarriedDocument;
}

export interface CompanyResult {
  readonly members: number;
  readonly active: number;
  /** Who has a line. */
  readonly payees: number;
  readonly lines: number;
  /** By the plan's name of the bonus. */
  readonly bonuses: Readonly<Record<string, string>>;
  /** Under `cap:` with the name of the bonus, `cut:` with that of the cut, `carried-in:unpaid` and `adjustment:by-hand`; what is taken off is negative. */
  readonly cuts: Readonly<Record<string, string>>;
  /** What the company keeps by rules of the plan, by bonus; by cuts under `cuts`. */
  readonly kept: Readonly<Record<string, string>>;
  readonly total: string;
  /** By currency, where members are paid in their own. */
  readonly payouts: Readonly<Record<string, string>> | null;
}

export interface MemberResult {
  readonly code: string;
  readonly active: boolean;
  /** By ladder; 'ranks' is the first. null: no rank. */
  readonly ranks: Readonly<Record<string, RankResult>>;
  readonly volumes: Readonly<Record<string, string>>;
  readonly lines: readonly LineResult[];
  readonly cuts: readonly CutResult[];
  /** Of bonuses and cuts in which the member has a line. */
  readonly totals: Readonly<Record<string, string>>;
  readonly total: string;
  /** null: nothing to pay, or paid in the plan currency. */
  readonly payout: { readonly currency: string; readonly amount: string; readonly rate: string } | null;
}

export interface RankResult {
  /** Whose conditions hold in this period. */
  readonly reached: string | null;
  readonly paidAs: string | null;
  readonly title: string | null;
}

export interface LineResult {
  readonly bonus: string;
  /** The level or generation. */
  readonly level: number;
  /** The member whose volume or pay is paid on. */
  readonly source: string;
  /** null: the line is of no single order. */
  readonly order: string | null;
  /** null: the amount is paid on nothing in particular. */
  readonly base: string | null;
  /** null: the amount does not come from a rate. */
  readonly rate: string | null;
  readonly amount: string;
}

/** What a cap or a cut took off (negative), what was carried in, what was adjusted by hand. It has no base and no rate of its own. */
export interface CutResult {
  /** As under `totals` and among the `cuts` of the company. */
  readonly cut: string;
  readonly kind: 'cap' | 'cut' | 'carried-in' | 'adjustment';
  /** The bonus that is capped, the cut; 'unpaid' of what was carried in, 'by-hand' of an adjustment. */
  readonly name: string;
  readonly amount: string;
}
