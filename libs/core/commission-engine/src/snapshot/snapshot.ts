/**
 * Everything a calculation reads besides the plan, in columns, rows in any order. Rows that come sorted (members by code,
 * orders by reference, both by UTF-16 code unit) save the sorting.
 */
export interface Snapshot {
  /** The month: `2026-11`. */
  readonly period: string;
  readonly members: MemberColumns;
  readonly orders: OrderColumns;
}

export interface MemberColumns {
  /** The distributor number, unique. */
  readonly codes: readonly string[];
  /** The sponsor's row, -1 for nobody. */
  readonly sponsorIndex: Int32Array;
}

export interface OrderColumns {
  /** What the tenant calls the order, unique. */
  readonly references: readonly string[];
  readonly buyerIndex: Int32Array;
  /** By kind ('PV', 'CV', ...), in units of 10^-4; a refund is an order of negative volume. */
  readonly volumes: Readonly<Record<string, Float64Array>>;
}
