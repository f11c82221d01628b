import type { Period } from '@upline/periods';
import { ChoiceField, InstantField, Nullable, PeriodField } from '../fields/index.js';

export class NewPeriodDto {
  @PeriodField()
  period!: string;
}

export class PeriodDto {
  @PeriodField()
  period!: string;

  @InstantField({ description: 'The first instant of the month in the time zone of the company.' })
  startsAt!: string;

  @InstantField({ description: 'The first instant that is not in the month any more.' })
  endsAt!: string;

  @ChoiceField(['open', 'locked', 'posted'])
  status!: string;

  @Nullable('string')
  lockedAt!: string | null;

  @Nullable('string')
  postedAt!: string | null;

  static of({ periodKey, startsAt, endsAt, status, lockedAt, postedAt }: Period): PeriodDto {
    return {
      period: periodKey,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      status,
      lockedAt: lockedAt?.toISOString() ?? null,
      postedAt: postedAt?.toISOString() ?? null,
    };
  }
}
