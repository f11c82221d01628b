/** A month of a company, in its time zone. Half-open: `endsAt` belongs to the next one. */
export interface Period {
  /** `2026-11` */
  readonly periodKey: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly status: PeriodStatus;
  readonly lockedAt: Date | null;
  readonly postedAt: Date | null;
}

/** Open takes facts in; locked takes none, so that a run can be repeated; posted was paid. */
export type PeriodStatus = 'open' | 'locked' | 'posted';
