/** A company that uses this installation. */
export interface Tenant {
  readonly tenantId: string;
  readonly slug: string;
  readonly name: string;
  /** IANA name; periods begin and end at midnight of this zone. */
  readonly timeZone: string;
  /** ISO 4217; the currency of prices, plans and payouts. */
  readonly currency: string;
  readonly createdAt: Date;
}

export type NewTenant = Omit<Tenant, 'createdAt'>;
