import { moneyOfMinor } from '@upline/money';
import type { Payout } from '@upline/payouts';
import { ChoiceField, IdField, InstantField, MoneyDto, ObjectField, PageQuery, TextField } from '../fields/index.js';

export class PayoutsQuery extends PageQuery {
  @IdField({ optional: true })
  runId?: string;

  @IdField({ optional: true })
  memberId?: string;
}

export class PayoutDto {
  @IdField()
  payoutId!: string;

  @IdField()
  runId!: string;

  @IdField()
  memberId!: string;

  @TextField()
  code!: string;

  @TextField()
  name!: string;

  @IdField({ description: 'The journal entry that made it owed.' })
  ledgerEntryId!: string;

  @ChoiceField(['due'])
  status!: 'due';

  @ObjectField(() => MoneyDto)
  amount!: MoneyDto;

  @InstantField()
  createdAt!: string;

  static of(payout: Payout): PayoutDto {
    const { payoutId, runId, memberId, code, name, entryId, status, amountMinor, currency, createdAt } = payout;
    return {
      payoutId,
      runId,
      memberId,
      code,
      name,
      ledgerEntryId: entryId,
      status,
      amount: moneyOfMinor(amountMinor, currency),
      createdAt: createdAt.toISOString(),
    };
  }
}
