import { addRational, multiplyRational, rational, type Rational, roundRational, zeroRational } from '@upline/money';
import fc from 'fast-check';
import type { Cut, FixedBonus, Plan } from '../../plan/plan-schema.js';
import { StateBook } from '../../snapshot/state-book.js';
import { Frame } from '../frame/frame.js';
import { LineBook } from '../lines/line-book.js';
import { applyCuts } from './apply-cuts.js';
import { exactLineAmounts, minorOf, totalsOf } from './bonus-amounts.js';
import { moneyScaleOf } from './money-arithmetic.js';
import { exactMoneyOf } from './money-of-plan.js';
import { roundBonus } from './round-bonus.js';
import { roundPayees } from './round-payees.js';
import { smallPlan, smallSnapshot } from './testing/small-company.js';

type Line = readonly [payee: number, source: number, numerator: number, denominator: number];

const company = smallSnapshot([
  { code: 'C', cv: '9' },
  { code: 'A', cv: '0' },
  { code: 'B', cv: '0' },
]);

function bookOf(plan: Plan, lines: readonly Line[]) {
  const { mode, minorPerUnit, digits } = moneyScaleOf(plan);
  const book = new LineBook({ eachLine: false, mode, minorPerUnit, minorDigits: digits });
  for (const [payee, source, numerator, denominator] of lines) {
    const facts = { payee, source, order: -1, level: 1, baseUnits: 0, ratePpm: 0 };
    book.addExact(facts, rational(BigInt(numerator), BigInt(denominator)));
  }
  return book.finish();
}

const bonus = { bonus: 'a', kernel: 'fixed' } as FixedBonus;
const rounded = (where: 'bonus' | 'payee', parts: Partial<Plan> = {}) =>
  smallPlan({ bonuses: [bonus, { ...bonus, bonus: 'b' }], rounding: { where, mode: 'half-up', digits: 2 }, ...parts });

describe('rounding a bonus', () => {
  it('rounds the sum of a payee and deals it over the lines, ties by the code of the source', () => {
    const plan = rounded('bonus');
    const frame = new Frame(plan, company, new StateBook(3));
    const lines: Line[] = [
      [0, 0, 1, 3],
      [0, 1, 1, 3],
      [0, 2, 1, 3],
      [1, 2, 5, 2],
    ];
    expect(roundBonus(frame, bookOf(plan, lines), moneyScaleOf(plan))).toEqual(Float64Array.of(0, 1, 0, 3));
    const turned = bookOf(plan, [...lines].reverse());
    expect(roundBonus(frame, turned, moneyScaleOf(plan))).toEqual(Float64Array.of(3, 0, 1, 0));
  });
});

function settle(plan: Plan, books: readonly (readonly Line[])[]) {
  const state = new StateBook(3);
  const frame = new Frame(plan, company, state);
  const money = exactMoneyOf(plan);
  const columns = books.map((lines) => bookOf(plan, lines));
  const amounts = columns.map((lines) => totalsOf(money, exactLineAmounts(lines, money), lines.payeeIndex, 3));
  const bonuses = amounts.map((column, place) => ({ bonus: place, amounts: column }));
  const { rows, paid } = applyCuts({ frame, state, money, bonuses });
  const dealt = roundPayees({ frame, money, books: columns, rows, paid });
  return { columns, rows, dealt, paid: minorOf(money, paid), carried: state.carriedOut(0).numbers['money'] };
}

describe('rounding payees', () => {
  it('rounds once, over all bonuses', () => {
    const { paid, dealt } = settle(rounded('payee'), [[[0, 1, 1, 2]], [[0, 1, 3, 2]]]);
    expect([paid[0], dealt.lines]).toEqual([2, [Float64Array.of(1), Float64Array.of(1)]]);
  });

  it('rounds to the digits of the plan, which may be fewer than the currency has', () => {
    const plan = rounded('payee', { rounding: { where: 'payee', mode: 'down', digits: 0 } });
    const { paid, dealt } = settle(plan, [[[0, 1, 7, 4]], [[0, 1, 7, 4]]]);
    expect([paid[0], dealt.lines]).toEqual([300, [Float64Array.of(200), Float64Array.of(100)]]);
  });

  const cuts = fc.subarray<Cut>(
    [
      { cut: 'fee', kind: 'fee', take: '3.3333%', least: null, most: null },
      { cut: 'c', kind: 'companyCap', share: '1%', of: { volume: 'cv', factor: '1' }, how: 'pro-rata', exempt: [] },
      { cut: 'p', kind: 'personCap', of: 'all', amount: '0.055', how: 'pro-rata', excess: 'lost' },
      { cut: 'm', kind: 'minimumPayout', amount: '0.03' },
    ],
    { minLength: 0 },
  );
  const line = fc.tuple(
    fc.nat({ max: 2 }),
    fc.nat({ max: 2 }),
    fc.integer({ min: -9, max: 60 }),
    fc.integer({ min: 1, max: 7 }),
  );
  const modes = fc.constantFrom('half-up' as const, 'half-even' as const, 'down' as const);

  it('makes lines and rows add up to what is paid, and whole rows stay what they are', () => {
    const books = fc.tuple(fc.array(line, { maxLength: 6 }), fc.array(line, { maxLength: 6 }));
    fc.assert(
      fc.property(books, cuts, modes, (drawn, order, mode) => {
        const rounding = { where: 'payee' as const, mode, digits: 2 };
        const { columns, rows, dealt, paid, carried } = settle(rounded('payee', { cuts: order, rounding }), drawn);
        const sums = [0, 0, 0];
        const exact: Rational[] = [zeroRational, zeroRational, zeroRational];
        columns.forEach(({ payeeIndex, fractions }, book) =>
          payeeIndex.forEach((payee, place) => {
            sums[payee] = (sums[payee] ?? 0) + (dealt.lines[book]?.[place] ?? 0);
            exact[payee] = addRational(exact[payee] ?? zeroRational, fractions?.[place] ?? zeroRational);
          }),
        );
        rows.member.forEach((member, row) => {
          const amount = rows.amount[row] ?? zeroRational;
          sums[member] = (sums[member] ?? 0) + (dealt.rows[row] ?? 0);
          if (amount.denominator === 1n) expect(dealt.rows[row]).toBe(Number(amount.numerator));
        });
        expect(sums).toEqual(Array.from(paid));
        if (order.length > 0) return;
        exact.forEach((amount, member) => {
          const nearest = Number(roundRational(multiplyRational(amount, rational(1n, 1n)), mode));
          expect(paid[member]).toBe(nearest);
          expect(carried?.['negative']?.[member] ?? 0).toBe(0);
        });
      }),
    );
  });
});
