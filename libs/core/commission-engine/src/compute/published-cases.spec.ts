import { formatDecimal, formatVolume } from '@upline/money';
import { explainPayee } from '../explain/explain-payee.js';
import { prepareExplanations } from '../explain/prepare-explanations.js';
import { validatePlan } from '../plan/validate-plan.js';
import type { CarriedState } from '../snapshot/carried-state.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { type PublishedPeriod, publishedCases } from '../testing/published-cases.js';
import { calculate } from './calculate.js';
import { checkResult } from './check-result.js';
import type { CalculationResult } from './result.js';

describe.each(publishedCases)('$id, $title', ({ plan, periods }) => {
  it('is a plan without faults', () => {
    expect(validatePlan(plan).errors).toEqual([]);
  });

  it('pays exactly the printed figures', () => {
    let carried: CarriedState | undefined;
    for (const { snapshot, expected } of periods) {
      const input = { ...snapshot, ...(carried && { carried }) };
      const result = calculate(plan, input);
      checkResult(result);
      expectFigures(result, input, expected);
      carried = result.carriedOut;
    }
  });

  it('explains every payee to the cent', () => {
    const [first] = periods;
    if (!first) throw new Error('a case has a period');
    const prepared = prepareExplanations(plan, first.snapshot);
    first.snapshot.members.codes.forEach((_, row) => {
      const { total, lines } = explainPayee(prepared, row);
      const sum = lines.reduce((cents, { amount }) => cents + BigInt(amount.replace('.', '')), 0n);
      expect(sum).toBe(BigInt(total.replace('.', '')));
    });
  });
});

function expectFigures(result: CalculationResult, { members }: Snapshot, expected: PublishedPeriod['expected']): void {
  const { codes } = members;
  const rowOf = (code: string): number => codes.indexOf(code);
  const lines = Array.from(result.lines.payeeIndex, (payee, line) => ({
    bonus: result.bonusNames[result.lines.bonusIndex[line] ?? 0] ?? '',
    payee: codes[payee] ?? '',
    source: codes[result.lines.sourceIndex[line] ?? 0] ?? '',
    amountMinor: result.lines.amountMinor[line] ?? 0,
  }));
  const shown = (minor: number): string => plain(formatDecimal(minor, 2));
  for (const [bonus, byPayee] of Object.entries(expected.paid ?? {})) {
    for (const [payee, amount] of Object.entries(byPayee)) {
      const paid = lines.filter((line) => line.bonus === bonus && line.payee === payee);
      expect([bonus, payee, shown(paid.reduce((sum, line) => sum + line.amountMinor, 0))]).toEqual([
        bonus,
        payee,
        plain(amount),
      ]);
    }
  }
  for (const [bonus, bySource] of Object.entries(expected.payees ?? {})) {
    const found = lines.filter((line) => line.bonus === bonus && line.source in bySource);
    expect(Object.fromEntries(found.map(({ source, payee }) => [source, payee]))).toEqual(bySource);
  }
  if (expected.lines) {
    const payees = new Set(expected.lines.map(([, payee]) => payee));
    const told = lines
      .filter(({ bonus, payee }) => payees.has(payee) && bonus === expected.lines?.[0]?.[0])
      .map(({ bonus, payee, source, amountMinor }) => [bonus, payee, source, shown(amountMinor)]);
    expect(told.sort()).toEqual(
      expected.lines.map(([bonus, payee, source, amount]) => [bonus, payee, source, plain(amount)]).sort(),
    );
  }
  for (const [code, amount] of Object.entries(expected.totals ?? {})) {
    const place = result.payees.memberIndex.indexOf(rowOf(code));
    expect([code, shown(result.payees.amountMinor[place] ?? 0)]).toEqual([code, plain(amount)]);
  }
  for (const [code, rank] of Object.entries(expected.ranks ?? {})) {
    expect(result.rankNames[result.members.paidAsRank[rowOf(code)] ?? -1] ?? null).toBe(rank);
  }
  for (const [bonus, byMember] of Object.entries(expected.legs ?? {})) {
    for (const [code, legs] of Object.entries(byMember)) {
      const side = (name: string) => formatVolume(result.carriedOut.numbers[bonus]?.[name]?.[rowOf(code)] ?? 0);
      expect({ left: side('left'), right: side('right') }).toEqual(legs);
    }
  }
}

/** Figures are printed with and without zeros after the point. */
function plain(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
}
