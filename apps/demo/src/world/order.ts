export interface SaleLine {
  readonly sku: string;
  readonly quantity: number;
}

/** A sale of the story, as a row of an import. No product stands on two lines of one sale. */
export interface Sale {
  readonly kind: 'sale';
  readonly externalId: string;
  readonly buyerCode: string;
  readonly paidAt: string;
  readonly lines: readonly SaleLine[];
}

/** Without lines, everything comes back. */
export interface Refund {
  readonly kind: 'refund';
  readonly externalId: string;
  readonly refundOf: string;
  readonly buyerCode: string;
  readonly refundedAt: string;
  readonly lines?: readonly { readonly lineNumber: number; readonly sku: string; readonly quantity: number }[];
}

export type Order = Sale | Refund;
