import { CurrencyField, DecimalField } from './typed-text.fields.js';

/** Money in and out: never a number, always with its currency. */
export class MoneyDto {
  @DecimalField(4, { description: 'Not more digits after the point than the currency has.', example: '12.50' })
  amount!: string;

  @CurrencyField()
  currency!: string;
}
