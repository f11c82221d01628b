import { multiplyRational, rational } from '@upline/money';
import type { FixedBonus } from '../../../plan/plan-schema.js';
import type { BonusRun, MissReason, PayBonus } from '../bonus-run.js';
import { type FixedAmounts, fixedAmounts } from './fixed-amount.js';
import { type FixedValue, readFixedValue } from './fixed-value.js';
import { readGrace } from './grace.js';
import { type PaidBefore, paidBefore } from './paid-before.js';
import { concerns, whyIneligible } from './why-ineligible.js';

/**
 * Pays members a value of their own, each person once, whatever positions they have. A line of a rate has the volume as its base;
 * a line of an amount has the amount (in units of 10^-4) as its base and the rate 0. A negative volume gives a negative line.
 */
export const payFixed: PayBonus<FixedBonus> = (bonus, run) => {
  const { frame } = run;
  const eligible = frame.marks(bonus.eligible);
  const why = whyIneligible(frame, bonus.eligible);
  const { values, places } = frame.table<string>(bonus.value);
  const known = values.map(readFixedValue);
  const amounts = fixedAmounts(bonus, frame, readGrace(bonus, frame));
  const before = paidBefore(bonus, run.state);
  for (let place = 0; place < frame.byCode.rows.length; place++) {
    const row = frame.byCode.rows[place] as number;
    if (!concerns(run, row)) continue;
    const value = known[places[row] ?? -1];
    if (eligible[row] !== 1) miss(run, row, why(row));
    else if (!value) miss(run, row, 'NO_VALUE');
    else payOne(run, row, value, amounts, before);
  }
  before.carryOut();
};

function payOne(run: BonusRun, row: number, value: FixedValue, amounts: FixedAmounts, before: PaidBefore): void {
  const due = before.due(row, value);
  if (due === undefined) return miss(run, row, value.number > 0 ? 'ALREADY_PAID' : 'NOTHING_TO_PAY_ON');
  const units = amounts.unitsAt(row, value);
  const { exact, ratio } = amounts.multiplierOf(row, value, due);
  if (units === 0 || exact.numerator === 0n) return miss(run, row, 'NOTHING_TO_PAY_ON');
  // A refund takes back of a rate, but it is nothing that was paid.
  if (units > 0 && exact.numerator > 0n) before.record(row, value);
  const baseUnits = value.isRate ? amounts.volumeAt(row) : due;
  const ratePpm = value.isRate ? due : 0;
  const written =
    ratio && Number.isSafeInteger(units)
      ? run.book.add(row, row, 0, baseUnits, ratePpm, units, ratio)
      : run.book.addExact(
          { payee: row, source: row, order: -1, level: 0, baseUnits, ratePpm },
          multiplyRational(exact, rational(BigInt(units), 1n)),
        );
  if (written === 0) miss(run, row, 'ROUNDS_TO_ZERO');
}

function miss(run: BonusRun, row: number, reason: MissReason): void {
  run.missed?.({
    member: row,
    source: row,
    level: 0,
    baseUnits: 0,
    reason,
    required: '',
    actual: '',
  });
}
