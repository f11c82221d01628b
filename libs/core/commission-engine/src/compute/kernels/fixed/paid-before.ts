import type { FixedBonus } from '../../../plan/plan-schema.js';
import { nameColumn, namesByRow } from '../../../snapshot/name-column.js';
import type { StateBook } from '../../../snapshot/state-book.js';
import type { FixedValue } from './fixed-value.js';

/** What a fixed bonus remembers of what it paid to each position. */
export interface PaidBefore {
  /** How much of a value is due now, in the value's own number; undefined if it was paid before. */
  due(row: number, value: FixedValue): number | undefined;
  record(row: number, value: FixedValue): void;
  carryOut(): void;
}

const once = 10_000;

/**
 * The memory that the bonus's `paid` asks for. Carried under the bonus's name: numbers 'timesPaid' (once), names 'valuesPaid' (the texts of values
 * parted by spaces, in the order in which they were paid), numbers 'highestAmount' in units of 10^-4 and 'highestRate' in ppm.
 */
export function paidBefore({ bonus, paid }: FixedBonus, state: StateBook): PaidBefore {
  switch (paid) {
    case 'each-period':
      return { due: (_, { number }) => number, record: () => undefined, carryOut: () => undefined };
    case 'once':
      return paidOnce(bonus, state);
    case 'once-per-value':
      return paidByValue(bonus, state);
    case 'tier-difference':
      return paidByTier(bonus, state);
  }
}

function paidOnce(bonus: string, state: StateBook): PaidBefore {
  const times = state.numbers(bonus, 'timesPaid').slice();
  return {
    due: (row, { number }) => ((times[row] ?? 0) > 0 ? undefined : number),
    record: (row) => (times[row] = (times[row] ?? 0) + once),
    carryOut: () => state.carryNumbers(bonus, 'timesPaid', times),
  };
}

function paidByValue(bonus: string, state: StateBook): PaidBefore {
  const before = state.names(bonus, 'valuesPaid');
  const texts = before ? namesByRow(before) : new Array<string>(state.memberCount).fill('');
  return {
    due: (row, { text, number }) => (texts[row]?.split(' ').includes(text) ? undefined : number),
    record: (row, { text }) => (texts[row] = texts[row] ? `${texts[row]} ${text}` : text),
    carryOut: () => state.carryNames(bonus, 'valuesPaid', nameColumn(texts)),
  };
}

function paidByTier(bonus: string, state: StateBook): PaidBefore {
  const amounts = state.numbers(bonus, 'highestAmount').slice();
  const rates = state.numbers(bonus, 'highestRate').slice();
  const highest = ({ isRate }: FixedValue) => (isRate ? rates : amounts);
  return {
    due: (row, value) => {
      const more = value.number - (highest(value)[row] ?? 0);
      return more > 0 ? more : undefined;
    },
    record: (row, value) => (highest(value)[row] = Math.max(value.number, highest(value)[row] ?? 0)),
    carryOut: () => {
      state.carryNumbers(bonus, 'highestAmount', amounts);
      state.carryNumbers(bonus, 'highestRate', rates);
    },
  };
}
