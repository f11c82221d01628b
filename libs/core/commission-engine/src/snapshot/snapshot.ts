import type { CarriedState } from './carried-state.js';

/**
 * Everything a calculation reads besides the plan, in columns, rows in any order. Rows that come sorted (members by code,
 * orders by reference, both by UTF-16 code unit) save the sorting. Days are numbered from 1970-01-01, volumes and money are in
 * units of 10^-4. A column that is left out says nothing about anybody; a plan that reads it refuses the snapshot.
 */
export interface Snapshot {
  /** The period of the run: `2026-11-23`, `2026-W47`, `2026-11-H2`, `2026-11`, `2026-Q4` or `2026`. */
  readonly period: string;
  readonly members: MemberColumns;
  readonly orders: OrderColumns;
  /** What earlier periods left. Left out: this is the first. */
  readonly carried?: CarriedState;
  /** Ranks set by hand; each counts in the periods that it touches. */
  readonly overrides?: readonly RankOverride[];
  /** Payout currency to decimal text: units of it for one unit of the plan currency. */
  readonly exchangeRates?: Readonly<Record<string, string>>;
  /** Amounts added or taken off by hand before any cut: chargebacks, corrections. */
  readonly adjustments?: readonly Adjustment[];
}

export interface MemberColumns {
  /** The distributor number, unique. */
  readonly codes: readonly string[];
  /** The sponsor's row, -1 for nobody. */
  readonly sponsorIndex: Int32Array;
  /** The enroller's row, -1 for nobody. Left out: the sponsor. */
  readonly enrollerIndex?: Int32Array;
  /** By placement tree. */
  readonly placements?: Readonly<Record<string, PlacementColumns>>;
  /** A row may be a further position of a person: the row of that person, otherwise its own. Left out: everybody has one position. */
  readonly ownerIndex?: Int32Array;
  readonly enrolledOn?: Int32Array;
  /** Left out: everybody is 'active'. */
  readonly statuses?: readonly string[];
  /** 'distributor', 'preferred', 'retail' or another word. Left out: everybody is a distributor. Whoever is none is a customer. */
  readonly kinds?: readonly string[];
  /** Attributes by name. Flags are numbers, 0 or one whole unit. Missing texts are ''. Missing dates are `noDay`. */
  readonly numbers?: Readonly<Record<string, Float64Array>>;
  readonly dates?: Readonly<Record<string, Int32Array>>;
  readonly texts?: Readonly<Record<string, readonly string[]>>;
  /** Payout currencies. Left out: the plan's. */
  readonly currencies?: readonly string[];
}

export interface PlacementColumns {
  /** The row above, -1 for nobody and for who has no place in this tree. */
  readonly parentIndex: Int32Array;
  /** The leg of the parent: 1 is left, 2 is right, and so on; 0 where there is no parent. */
  readonly leg: Int32Array;
}

export interface OrderColumns {
  /** What the tenant calls the order, unique. */
  readonly references: readonly string[];
  readonly buyerIndex: Int32Array;
  /** By kind ('PV', 'CV', ...), in units of 10^-4; a refund is an order of negative volume. */
  readonly volumes: Readonly<Record<string, Float64Array>>;
  /** Left out: everything was paid in the period of the run. */
  readonly paidOn?: Int32Array;
  /** 1 where an order carries the tag. */
  readonly tags?: Readonly<Record<string, Uint8Array>>;
  /** For refunds the day of the order that is taken back, otherwise `noDay`. */
  readonly originalPaidOn?: Int32Array;
}

export interface RankOverride {
  readonly memberIndex: number;
  readonly rank: string;
  /** 'at-least': conditions may still give more; 'exactly': conditions do not matter. */
  readonly counts: 'at-least' | 'exactly';
  readonly fromDay: number;
  readonly toDay: number;
}

export interface Adjustment {
  readonly memberIndex: number;
  /** In units of 10^-4 of the plan currency. */
  readonly amountUnits: number;
  readonly reason: string;
  /** An advance, above zero: from the next run on it is owed, and the `advance` cuts take it off. */
  readonly isAdvance?: true;
}

/** A date that is not there. */
export const noDay = -2_147_483_648;
