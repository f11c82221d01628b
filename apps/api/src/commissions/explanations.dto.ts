import { type ConditionReport, missReasons, type NotPaid, type PayeeExplanation } from '@upline/commission-engine';
import { LINES_TOLD } from '@upline/commissions';
import { ApiProperty } from '@nestjs/swagger';
import {
  BooleanField,
  ChoiceField,
  IdField,
  IntegerField,
  ListField,
  Nullable,
  ObjectField,
  QueryIntegerField,
  TextField,
} from '../fields/index.js';
import { SignedMoneyDto } from '../orders/signed-amounts.dto.js';

/** Rows shown of a list that grows with everybody below or above; the count beside it is always the whole. */
export const ROWS_SHOWN = 500;

export class ConditionReportDto {
  @ChoiceField([
    'all',
    'any',
    'not',
    'active',
    'rank',
    'title',
    'legs',
    'count',
    'status',
    'kind',
    'attribute',
    'volume',
  ])
  kind!: string;

  @TextField()
  subject!: string;

  @BooleanField()
  met!: boolean;

  @Nullable('string')
  required!: string | null;

  @Nullable('string')
  actual!: string | null;

  @TextField()
  sentence!: string;

  @ApiProperty({ type: () => ConditionReportDto, isArray: true })
  of!: readonly ConditionReport[];
}

export class RankReportDto {
  @TextField({ description: 'The ladder of the rank; ranks is the first.' })
  ladder!: string;

  @TextField()
  rank!: string;

  @BooleanField()
  met!: boolean;

  @BooleanField()
  held!: boolean;

  @Nullable('string', {
    description: 'Why it is held or paid otherwise than its conditions say; null where they tell it all.',
  })
  note!: string | null;

  @ObjectField(() => ConditionReportDto)
  condition!: ConditionReport;
}

export class ExplainedOrderDto {
  @TextField({ description: 'Source and external id of the order.' })
  reference!: string;

  @TextField()
  volume!: string;
}

export class ExplainedLineDto {
  @TextField()
  bonus!: string;

  @IntegerField(0, 65_535)
  level!: number;

  @TextField({
    description: 'The distributor number of whose volume or pay is paid on; the payee where there is nobody else.',
  })
  source!: string;

  @Nullable('string', { description: 'Null for caps, cuts and balances, and where a bonus pays on nothing.' })
  base!: string | null;

  @Nullable('string', { description: 'Money for one unit of a volume at 100%; null where no volume is the base.' })
  factor!: string | null;

  @Nullable('string', { description: 'Null where the line is no rate of its base.' })
  rate!: string | null;

  @ObjectField(() => SignedMoneyDto)
  amount!: SignedMoneyDto;

  @ListField(() => ExplainedOrderDto, 0, 100_000)
  orders!: readonly ExplainedOrderDto[];
}

export class RefusalDto {
  @ChoiceField(missReasons)
  reason!: string;

  @TextField()
  required!: string;

  @TextField()
  actual!: string;

  @TextField()
  sentence!: string;
}

export class NotPaidDto extends RefusalDto {
  @TextField()
  bonus!: string;

  @TextField({ description: 'The distributor number of the buyer.' })
  source!: string;

  @TextField()
  base!: string;

  @IntegerField(0, 65_535)
  atLevel!: number;

  static from({ bonus, source, base, atLevel, reason, required, actual, sentence }: NotPaid): NotPaidDto {
    return { bonus, source, base, atLevel, reason, required, actual, sentence };
  }
}

export class ExplanationQuery {
  @QueryIntegerField(0, 2 ** 31 - 1, { optional: true, description: 'The first line to be told, counted from 0.' })
  linesFrom: number = 0;
}

export class PayeeExplanationDto {
  @IdField()
  memberId!: string;

  @TextField()
  code!: string;

  @Nullable('string')
  paidAsRank!: string | null;

  @Nullable('string', { description: 'The highest rank ever reached.' })
  title!: string | null;

  @BooleanField()
  active!: boolean;

  @ObjectField(() => ConditionReportDto)
  activity!: ConditionReport;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'By the name in the plan.' })
  volumes!: Readonly<Record<string, string>>;

  @ListField(() => RankReportDto, 0, 1000)
  ranks!: readonly RankReportDto[];

  @ObjectField(() => SignedMoneyDto, { description: 'The sum of the lines, and what the run stored.' })
  total!: SignedMoneyDto;

  @IntegerField(0, 2 ** 31 - 1)
  lineCount!: number;

  @ListField(() => ExplainedLineDto, 0, LINES_TOLD, {
    description: `Up to ${LINES_TOLD}, from linesFrom on. All ${'`lineCount`'} of them add up to the total.`,
  })
  lines!: ExplainedLineDto[];

  @IntegerField(0, 2 ** 31 - 1)
  notPaidCount!: number;

  @ListField(() => NotPaidDto, 0, ROWS_SHOWN)
  notPaid!: NotPaidDto[];

  static of(memberId: string, explanation: PayeeExplanation): PayeeExplanationDto {
    const { code, paidAsRank, title, active, activity, volumes, ranks, currency, total, lines } = explanation;
    const { lineCount, notPaid, notPaidCount } = explanation;
    return {
      memberId,
      code,
      paidAsRank,
      title,
      active,
      activity,
      volumes,
      ranks,
      total: { amount: total, currency },
      lineCount,
      lines: lines.map(({ bonus, level, source, base, factor, rate, amount, orders }) => ({
        bonus,
        level,
        source,
        base,
        factor,
        rate,
        amount: { amount, currency },
        orders,
      })),
      notPaidCount,
      notPaid: notPaid.slice(0, ROWS_SHOWN).map((refusal) => NotPaidDto.from(refusal)),
    };
  }
}
