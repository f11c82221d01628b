import { UplineError } from '@upline/kernel';
import type { CalculationResult } from './result.js';

/**
 * Proves a result before anybody acts on it: amounts are whole and not zero, indexes exist, lines add up to the payees' totals,
 * to the totals of every bonus and cut and to the total paid, and balances that are carried out are whole.
 *
 * @throws UplineError `RUN.CHECK_FAILED` naming the check
 */
export function checkResult(result: CalculationResult): void {
  checkColumns(result);
  const memberCount = result.members.paidAsRank.length;
  check('lines add up to the total of every payee', linesMatchPayees(result, memberCount));
  check('lines add up to the total of every bonus and cut', linesMatchBonuses(result));
  check('payees add up to the total paid', total(result.payees.amountMinor) === result.totalPaidMinor);
  check(
    'bonuses and cuts add up to the total paid',
    result.paidByBonusMinor.reduce((sum, part) => sum + part, 0n) === result.totalPaidMinor,
  );
  check('a balance that is carried out is a whole number of units', balancesAreWhole(result));
}

function checkColumns({ lines, members, bonusNames, bonusCount, paidByBonusMinor }: CalculationResult): void {
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
    bonusCount <= bonusNames.length &&
      paidByBonusMinor.length === bonusNames.length &&
      lines.bonusIndex.every((index) => index < bonusNames.length),
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

function balancesAreWhole({ carriedOut }: CalculationResult): boolean {
  return Object.values(carriedOut.numbers).every((quantities) =>
    Object.values(quantities).every((column) => column.every((value) => Number.isSafeInteger(value))),
  );
}

function total(column: Float64Array): bigint {
  return column.reduce((sum, amount) => sum + BigInt(amount), 0n);
}
