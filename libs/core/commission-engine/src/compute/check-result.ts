import { UplineError } from '@upline/kernel';
import type { CalculationResult } from './result.js';

/**
 * Proves a result before anybody acts on it: amounts are whole and not zero, indexes exist, lines add up to the payees' totals,
 * to the bonuses' totals and to the total paid.
 *
 * @throws UplineError `RUN.CHECK_FAILED` naming the check
 */
export function checkResult(result: CalculationResult): void {
  const { lines, members, payees } = result;
  const lineCount = lines.amountMinor.length;
  const memberCount = members.paidAsRank.length;
  check(
    'every column has a value per line',
    Object.values(lines).every((column) => column.length === lineCount),
  );
  check(
    'every amount is a whole number of minor units, not zero',
    lines.amountMinor.every((amount) => Number.isSafeInteger(amount) && amount !== 0),
  );
  check(
    'every payee exists',
    lines.payeeIndex.every((index) => index >= 0 && index < memberCount),
  );
  check(
    'every source exists',
    lines.sourceIndex.every((index) => index >= 0 && index < memberCount),
  );
  check(
    'every bonus exists',
    lines.bonusIndex.every((index) => index < result.bonusNames.length),
  );
  check('lines add up to the total of every payee', linesMatchPayees(result, memberCount));
  check('lines add up to the total of every bonus', linesMatchBonuses(result));
  check('payees add up to the total paid', total(payees.amountMinor) === result.totalPaidMinor);
  check(
    'bonuses add up to the total paid',
    result.paidByBonusMinor.reduce((sum, part) => sum + part, 0n) === result.totalPaidMinor,
  );
}

function check(name: string, holds: boolean): void {
  if (!holds) throw new UplineError('RUN.CHECK_FAILED', `This must hold and does not: ${name}.`);
}

function linesMatchPayees({ lines, payees }: CalculationResult, memberCount: number): boolean {
  const open = new Float64Array(memberCount);
  const listed = new Uint8Array(memberCount);
  for (let place = 0; place < payees.memberIndex.length; place++) {
    const member = payees.memberIndex[place] ?? -1;
    if (member < 0 || member >= memberCount || listed[member] === 1) return false;
    listed[member] = 1;
    open[member] = payees.amountMinor[place] ?? Number.NaN;
  }
  for (let line = 0; line < lines.payeeIndex.length; line++) {
    const payee = lines.payeeIndex[line] ?? 0;
    if (listed[payee] !== 1) return false;
    open[payee] = (open[payee] ?? 0) - (lines.amountMinor[line] ?? 0);
  }
  return open.every((rest) => rest === 0);
}

function linesMatchBonuses({ lines, paidByBonusMinor }: CalculationResult): boolean {
  const sums = paidByBonusMinor.map(() => 0n);
  const parts = new Float64Array(sums.length);
  for (let line = 0; line < lines.bonusIndex.length; line++) {
    const bonus = lines.bonusIndex[line] ?? 0;
    const amount = lines.amountMinor[line] ?? 0;
    if (!Number.isSafeInteger((parts[bonus] ?? 0) + amount)) {
      sums[bonus] = (sums[bonus] ?? 0n) + BigInt(parts[bonus] ?? 0);
      parts[bonus] = 0;
    }
    parts[bonus] = (parts[bonus] ?? 0) + amount;
  }
  return sums.every((sum, bonus) => sum + BigInt(parts[bonus] ?? 0) === paidByBonusMinor[bonus]);
}

function total(column: Float64Array): bigint {
  return column.reduce((sum, amount) => sum + BigInt(amount), 0n);
}
