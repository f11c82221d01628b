import type { RunLine, RunPayee } from '@upline/commissions';
import { formatRatePpm, formatVolume, moneyOfMinor } from '@upline/money';
import { ChoiceField, IdField, IntegerField, Nullable, ObjectField, PageQuery, TextField } from '../fields/index.js';
import { SignedMoneyDto } from '../orders/signed-amounts.dto.js';

export class PayeesQuery extends PageQuery {
  @ChoiceField(['amount', 'code'], {
    optional: true,
    description: 'By amount, the largest first, unless said otherwise.',
  })
  sort: 'amount' | 'code' = 'amount';
}

export class RunPayeeDto {
  @IdField()
  memberId!: string;

  @TextField()
  code!: string;

  @TextField()
  name!: string;

  @Nullable('string')
  paidAsRank!: string | null;

  @IntegerField(1, 2 ** 31 - 1)
  lineCount!: number;

  @ObjectField(() => SignedMoneyDto)
  amount!: SignedMoneyDto;

  static of({ memberId, code, name, paidAsRank, lineCount, amountMinor }: RunPayee, currency: string): RunPayeeDto {
    return { memberId, code, name, paidAsRank, lineCount, amount: moneyOfMinor(amountMinor, currency) };
  }
}

export class RunLineSourceDto {
  @IdField()
  memberId!: string;

  @TextField()
  code!: string;
}

export class RunLineDto {
  @IntegerField(1, 2 ** 31 - 1)
  lineNumber!: number;

  @TextField()
  bonus!: string;

  @IntegerField(0, 32_767)
  level!: number;

  @ObjectField(() => RunLineSourceDto)
  source!: RunLineSourceDto;

  @TextField({ description: 'The volume paid on.', example: '87.5' })
  base!: string;

  @TextField({ example: '5%' })
  rate!: string;

  @ObjectField(() => SignedMoneyDto)
  amount!: SignedMoneyDto;

  static of(line: RunLine, currency: string): RunLineDto {
    const { lineNumber, bonus, level, sourceId, sourceCode, baseUnits, ratePpm, amountMinor } = line;
    return {
      lineNumber,
      bonus,
      level,
      source: { memberId: sourceId, code: sourceCode },
      base: formatVolume(Number(baseUnits)),
      rate: formatRatePpm(ratePpm),
      amount: moneyOfMinor(amountMinor, currency),
    };
  }
}
