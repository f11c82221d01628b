import type { SourceTrace, TraceStep } from '@upline/commission-engine';
import { ChoiceField, IdField, IntegerField, ListField, Nullable, ObjectField, TextField } from '../fields/index.js';
import { SignedMoneyDto } from '../orders/signed-amounts.dto.js';
import { ExplainedOrderDto, RefusalDto, ROWS_SHOWN } from './explanations.dto.js';

export class TraceStepDto {
  @TextField({ description: 'The distributor number of the member above the buyer.' })
  member!: string;

  @IntegerField(0, 65_535)
  level!: number;

  @ChoiceField(['paid', 'skipped', 'unpaid'])
  outcome!: string;

  @Nullable('string')
  rate!: string | null;

  @Nullable('string')
  amount!: string | null;

  @Nullable(() => RefusalDto)
  refusal!: RefusalDto | null;

  static from({ member, level, outcome, rate, amount, refusal }: TraceStep): TraceStepDto {
    return { member, level, outcome, rate, amount, refusal };
  }
}

export class BonusTraceDto {
  @TextField()
  bonus!: string;

  @TextField()
  baseVolume!: string;

  @TextField()
  base!: string;

  @ListField(() => ExplainedOrderDto, 0, 100_000)
  orders!: readonly ExplainedOrderDto[];

  @IntegerField(0, 2 ** 31 - 1)
  stepCount!: number;

  @ListField(() => TraceStepDto, 0, ROWS_SHOWN)
  steps!: TraceStepDto[];

  @IntegerField(0, 65_535)
  levelsUnpaidAtTop!: number;

  @ObjectField(() => SignedMoneyDto)
  paid!: SignedMoneyDto;
}

export class SourceTraceDto {
  @IdField()
  memberId!: string;

  @TextField()
  code!: string;

  @ListField(() => BonusTraceDto, 0, 1000)
  bonuses!: BonusTraceDto[];

  static of(memberId: string, { code, bonuses }: SourceTrace): SourceTraceDto {
    return {
      memberId,
      code,
      bonuses: bonuses.map(({ bonus, baseVolume, base, orders, steps, levelsUnpaidAtTop, paid, currency }) => ({
        bonus,
        baseVolume,
        base,
        orders,
        stepCount: steps.length,
        steps: steps.slice(0, ROWS_SHOWN).map((step) => TraceStepDto.from(step)),
        levelsUnpaidAtTop,
        paid: { amount: paid, currency },
      })),
    };
  }
}
