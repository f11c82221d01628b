import type { LedgerBalance, LedgerEntry, LedgerPosting } from '@upline/ledger';
import { moneyOfMinor } from '@upline/money';
import {
  ChoiceField,
  IdField,
  InstantField,
  IntegerField,
  ListField,
  Nullable,
  ObjectField,
  PageQuery,
  TextField,
} from '../fields/index.js';
import { SignedMoneyDto } from '../orders/signed-amounts.dto.js';

const accounts = ['commission-expense', 'member-payable'];

export class LedgerQuery extends PageQuery {
  @IdField({ optional: true })
  runId?: string;
}

export class LedgerEntryDto {
  @IdField()
  entryId!: string;

  @ChoiceField(['commissions-earned'])
  kind!: string;

  @Nullable('string')
  runId!: string | null;

  @Nullable('string')
  period!: string | null;

  @TextField()
  currency!: string;

  @TextField()
  description!: string;

  @InstantField()
  recordedAt!: string;

  static of({ entryId, kind, runId, periodKey, currency, description, recordedAt }: LedgerEntry): LedgerEntryDto {
    return { entryId, kind, runId, period: periodKey, currency, description, recordedAt: recordedAt.toISOString() };
  }
}

export class LedgerPostingDto {
  @IntegerField(1, 2 ** 31 - 1)
  postingNumber!: number;

  @ChoiceField(accounts)
  account!: string;

  @Nullable('string')
  memberId!: string | null;

  @ObjectField(() => SignedMoneyDto, { description: 'Debit above zero, credit below; those of an entry sum to zero.' })
  amount!: SignedMoneyDto;

  static of(posting: LedgerPosting & { postingNumber: number }, currency: string): LedgerPostingDto {
    const { postingNumber, account, memberId, amountMinor } = posting;
    return { postingNumber, account, memberId, amount: moneyOfMinor(amountMinor, currency) };
  }
}

export class LedgerBalanceDto {
  @ChoiceField(accounts)
  account!: string;

  @ObjectField(() => SignedMoneyDto)
  balance!: SignedMoneyDto;

  static of({ account, currency, balanceMinor }: LedgerBalance): LedgerBalanceDto {
    return { account, balance: moneyOfMinor(balanceMinor, currency) };
  }
}

export class LedgerBalancesDto {
  @ListField(() => LedgerBalanceDto, 0, 1000)
  data!: LedgerBalanceDto[];
}
