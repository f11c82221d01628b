import { CurrencyField, TextField } from '../fields/index.js';

const decimal = { pattern: /^-?\d+(\.\d+)?$/, shape: 'a decimal number', max: 24 };

/** Money in an answer; negative in a refund. */
export class SignedMoneyDto {
  @TextField({ ...decimal, example: '-12.50' })
  amount!: string;

  @CurrencyField()
  currency!: string;
}

/** Volumes in an answer; negative in a refund. */
export class SignedVolumesDto {
  @TextField({ ...decimal, example: '100' })
  PV!: string;

  @TextField({ ...decimal, example: '87.5' })
  CV!: string;

  @TextField({ ...decimal, example: '100' })
  QV!: string;
}
