/** A distributor of the company: somebody with a place in its tree. */
export interface Member {
  readonly memberId: string;
  /** What people call the distributor by; unique in the company and never changed. */
  readonly code: string;
  readonly status: 'active' | 'suspended' | 'terminated';
  /** The system that the distributor came from, and the name it has there. Both or neither. */
  readonly source: string | null;
  readonly externalId: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly country: string | null;
  /** Null for the first of the tree alone. */
  readonly sponsorId: string | null;
  readonly enrolledAt: Date;
  /** Hash of the request that enrolled the distributor, by which the same request is known when it comes again. */
  readonly contentHash: string;
  readonly revision: number;
}

/** A member as seen from another: `level` steps above or below. */
export interface MemberAtLevel extends Member {
  readonly level: number;
}

/** What is asked for when somebody enrols. What is left out is null. */
export interface NewMember {
  readonly code: string | null;
  readonly source: string | null;
  readonly externalId: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly country: string | null;
  readonly sponsor: SponsorReference | null;
  readonly enrolledAt: Date | null;
}

export type SponsorReference = { readonly memberId: string } | { readonly code: string };

export interface MemberChanges {
  readonly name?: string;
  readonly email?: string | null;
  readonly country?: string | null;
}

export interface MemberFilter {
  readonly status?: Member['status'];
  readonly country?: string;
  readonly sponsorId?: string;
  /** Found in the name, the code or the e-mail address. */
  readonly search?: string;
  readonly enrolledFrom?: Date;
  readonly enrolledBefore?: Date;
}
