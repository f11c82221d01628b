/** A company's plan: a name and its versions. The document of a version never changes. */
export interface PlanRecord {
  readonly planId: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly versions: readonly PlanVersionSummary[];
}

export interface PlanVersionSummary {
  readonly version: number;
  readonly status: 'draft' | 'published';
  readonly planHash: string;
  readonly comment: string;
  /** The first month it is in force for; null for a draft. */
  readonly effectiveFromPeriod: string | null;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
}

export interface PlanVersion extends PlanVersionSummary {
  readonly planId: string;
  /** The plan itself, as it was validated. */
  readonly document: unknown;
}
