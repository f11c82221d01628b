/** A distributor of the story, as a row of an import. Only the first has no sponsor. */
export interface Distributor {
  readonly code: string;
  readonly name: string;
  readonly email: string;
  readonly country: string;
  readonly sponsorCode?: string;
  readonly enrolledAt: string;
}
