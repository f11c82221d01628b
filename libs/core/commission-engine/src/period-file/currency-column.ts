import { isCurrency } from '@upline/money';
import type { MemberColumns } from '../snapshot/snapshot.js';
import { type Fields, textOf } from './document-view.js';
import type { Reading } from './reading.js';

/** The currencies in which members are paid; whoever says nothing has the plan's. Left out where nobody says anything. */
export function currencyColumn(reading: Reading, rows: readonly Fields[]): Pick<MemberColumns, 'currencies'> {
  if (rows.every((row) => row['currency'] === undefined)) return {};
  const usual = reading.plan?.currency ?? '';
  const currencies = rows.map((row, index) => {
    const currency = textOf(row['currency']);
    if (currency !== undefined && /^[A-Z]{3}$/.test(currency) && !isCurrency(currency)) {
      reading.report(['members', index, 'currency'], 'UNKNOWN_CURRENCY', `${currency} is not a currency.`);
    }
    return currency ?? usual;
  });
  return { currencies };
}
