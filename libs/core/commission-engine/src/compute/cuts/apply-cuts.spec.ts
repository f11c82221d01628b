import { addRational, type Rational, rational } from '@upline/money';
import fc from 'fast-check';
import type { Cut, FixedBonus, Plan } from '../../plan/plan-schema.js';
import { type CarriedState, emptyState } from '../../snapshot/carried-state.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import { StateBook } from '../../snapshot/state-book.js';
import { Frame } from '../frame/frame.js';
import { applyCuts } from './apply-cuts.js';
import type { MoneyArithmetic } from './money-arithmetic.js';
import { exactMoneyOf, wholeMoneyOf } from './money-of-plan.js';
import { type SmallMember, smallPlan, smallSnapshot } from './testing/small-company.js';

const bonusNames = ['first', 'second', 'third'];
const bonuses = bonusNames.map((bonus): FixedBonus => ({
  bonus,
  kernel: 'fixed',
  period: 'month',
  eligible: { is: 'active' },
  value: '1.00',
  base: null,
  times: null,
  paid: 'each-period',
}));

interface Given {
  readonly cuts: Cut[];
  /** By bonus and member. */
  readonly amounts: readonly (readonly number[])[];
  readonly members?: readonly SmallMember[];
  readonly snapshot?: Partial<Snapshot>;
  readonly carried?: Record<string, Float64Array>;
  readonly capped?: readonly number[];
  readonly plan?: Partial<Plan>;
}

function cutting<Amount>(
  given: Given,
  arithmetic: (plan: Plan) => MoneyArithmetic<Amount>,
  read: (cents: number) => Amount,
) {
  const count = given.amounts[0]?.length ?? 0;
  const members = given.members ?? Array.from({ length: count }, (_, place) => ({ code: `M${place}` }));
  const plan = smallPlan({ bonuses, cuts: given.cuts, ...given.plan });
  const carried: CarriedState = given.carried ? { ...emptyState, numbers: { money: given.carried } } : emptyState;
  const state = new StateBook(count, carried);
  const frame = new Frame(plan, smallSnapshot(members, given.snapshot), state);
  const { capped } = given;
  const { rows, paid, company } = applyCuts({
    frame,
    state,
    money: arithmetic(plan),
    bonuses: given.amounts.map((amounts, bonus) => ({
      bonus,
      amounts: amounts.map(read),
      ...(bonus === 0 && capped ? { capped: capped.map(read) } : {}),
    })),
  });
  const { money = {} } = state.carriedOut(0).numbers;
  return { rows, paid: Array.from(paid), company, money };
}

const whole = (given: Given) => {
  const { rows, ...rest } = cutting(given, wholeMoneyOf, (cents) => cents);
  const told = rows.cut.map((cut, row) => `${cut} ${rows.bonus[row]} M${rows.member[row]} ${rows.amount[row]}`);
  return { ...rest, rows, told };
};

const personCap = (parts: Partial<Extract<Cut, { kind: 'personCap' }>>): Cut => ({
  cut: 'cap',
  kind: 'personCap',
  of: 'all',
  amount: '10.00',
  how: 'pro-rata',
  excess: 'lost',
  ...parts,
});
const companyCap = (parts: Partial<Extract<Cut, { kind: 'companyCap' }>>): Cut => ({
  cut: 'company',
  kind: 'companyCap',
  share: '40%',
  of: { volume: 'cv', factor: '1' },
  how: 'pro-rata',
  exempt: [],
  ...parts,
});
const oneMember = (cv: string): SmallMember[] => [{ code: 'M0', cv }];

describe('cuts', () => {
  it('are made after own caps, adjustments and what was unpaid', () => {
    const { told, paid } = whole({
      cuts: [],
      amounts: [[1000, 500]],
      capped: [200, 0],
      snapshot: {
        adjustments: [
          { memberIndex: 0, amountUnits: -10_000, reason: 'chargeback' },
          { memberIndex: 0, amountUnits: -10_000, reason: 'chargeback' },
        ],
      },
      carried: { unpaid: Float64Array.of(0, 70_000) },
    });
    expect(told).toEqual(['-3 0 M0 -200', '-1 -1 M0 -200', '-2 -1 M1 700']);
    expect(paid).toEqual([600, 1200]);
  });

  it('take an advance off from the next run on', () => {
    const cuts: Cut[] = [{ cut: 'advances', kind: 'advance', most: '50%' }];
    const advance = { memberIndex: 0, amountUnits: 400_000, reason: 'paid ahead', isAdvance: true } as const;
    const carried = { advances: Float64Array.of(100_000) };
    const first = whole({ cuts, amounts: [[1000]], snapshot: { adjustments: [advance] }, carried });
    expect([first.told, first.paid]).toEqual([['-1 -1 M0 4000', '0 -1 M0 -1000'], [4000]]);
    expect(first.money['advances']).toEqual(Float64Array.of(400_000));
    const next = whole({ cuts, amounts: [[1000]], carried: { advances: Float64Array.of(400_000) } });
    expect([next.paid, next.money['advances']]).toEqual([[500], Float64Array.of(350_000)]);
  });

  it('cap a person pro rata, ties in the order of the plan', () => {
    const { told, paid } = whole({ cuts: [personCap({})], amounts: [[501], [501], [999]] });
    // 1001 too much: of 2001, 250.63, 250.63 and 499.75.
    expect([told, paid]).toEqual([['0 0 M0 -251', '0 1 M0 -250', '0 2 M0 -500'], [1000]]);
  });

  it('cap a person in an order: who is named first is paid first', () => {
    const inOrder = { how: 'in-order' as const, of: ['third', 'first'], excess: 'company' as const };
    const { told, paid, company } = whole({ cuts: [personCap(inOrder)], amounts: [[600], [5000], [700]] });
    expect([told, paid, company]).toEqual([['0 0 M0 -300'], [6000], rational(300n, 1n)]);
  });

  it('cap the company pro rata to exactly the cap, ties in the order of codes', () => {
    const members = ['M2', 'M0', 'M1'].map((code) => ({ code, cv: '10' }));
    const at = (share: string) => whole({ cuts: [companyCap({ share })], amounts: [[500, 500, 500]], members }).paid;
    expect(at('40%')).toEqual([400, 400, 400]);
    expect(at('60%')).toEqual([500, 500, 500]);
    // 33.34% of 30 is 10.002, so 10.00 are dealt.
    expect(at('33.34%')).toEqual([333, 334, 333]);
  });

  it('leave the exempt out of the company cap, in cost and in cut', () => {
    const given = {
      cuts: [companyCap({ exempt: ['first'] })],
      amounts: [[9000], [300], [500]],
      members: oneMember('10'),
    };
    expect(whole(given).told).toEqual(['0 1 M0 -150', '0 2 M0 -250']);
  });

  it('cap the company by priority, or stop hard', () => {
    const given = (how: 'priority' | 'hard-stop'): Given => ({
      cuts: [companyCap({ how, order: ['second'] })],
      amounts: [[300], [200], [100]],
      members: oneMember('10'),
    });
    // Of 4.00 the second bonus takes 2.00, the first is scaled to 2.00, and nothing is left for the third.
    expect(whole(given('priority')).told).toEqual(['0 0 M0 -100', '0 2 M0 -100']);
    expect(whole(given('hard-stop')).told).toEqual(['0 0 M0 -300', '0 2 M0 -100']);
  });

  it('do not scale what is below zero', () => {
    const members = oneMember('10').concat({ code: 'M1' });
    const { paid, money } = whole({ cuts: [companyCap({})], amounts: [[1000, -100]], members });
    expect([paid, money['negative']]).toEqual([[500, -100], undefined]);
  });

  it('take fees from whoever has something, within bounds', () => {
    const fee = (take: string, least: string | null, most: string | null): Cut => ({
      cut: 'fee',
      kind: 'fee',
      take,
      least,
      most,
    });
    const paid = (cut: Cut) => whole({ cuts: [cut], amounts: [[10_000, 100, 0]] }).paid;
    expect(paid(fee('2.50', null, null))).toEqual([9750, 0, 0]);
    expect(paid(fee('1%', '0.50', '0.75'))).toEqual([9925, 50, 0]);
  });

  it('see what the ones before left', () => {
    const cuts: Cut[] = [
      { cut: 'fee', kind: 'fee', take: '1.00', least: null, most: null },
      { cut: 'tax', kind: 'withholding', rate: { byRank: { silver: '10%' } } },
    ];
    const members = [{ code: 'M0', points: '100' }, { code: 'M1' }];
    const { told, paid } = whole({ cuts, amounts: [[1105, 1105]], members });
    expect([told, paid]).toEqual([
      ['0 -1 M0 -100', '0 -1 M1 -100', '1 -1 M0 -100'],
      [905, 1005],
    ]);
  });

  it('take along the balances of a member who has become a further position', () => {
    const cuts: Cut[] = [{ cut: 'recovery', kind: 'recovery', most: '100%' }];
    const members = [{ code: 'M0' }, { code: 'M1', owner: 'M0' }];
    const carried = { unpaid: Float64Array.of(10_000, 20_000), negative: Float64Array.of(0, 40_000) };
    const { told, paid, money } = whole({ cuts, amounts: [[500, 0]], members, carried });
    expect(told).toEqual(['-2 -1 M0 300', '0 -1 M0 -400']);
    expect([paid, money['unpaid'], money['negative']]).toEqual([
      [400, 0],
      Float64Array.of(0, 0),
      Float64Array.of(0, 0),
    ]);
  });

  it('recover what is owed up to a share, and carry the rest', () => {
    const cuts: Cut[] = [
      { cut: 'recovery', kind: 'recovery', most: '50%' },
      { cut: 'advance', kind: 'advance', most: '100%' },
    ];
    const { told, paid, money } = whole({
      cuts,
      amounts: [[1001]],
      carried: { negative: Float64Array.of(90_000), advances: Float64Array.of(20_000) },
    });
    expect([told, paid]).toEqual([['0 -1 M0 -500', '1 -1 M0 -200'], [301]]);
    expect(money).toEqual({
      negative: Float64Array.of(40_000),
      advances: Float64Array.of(0),
    });
  });

  it('carry out what is below zero where the plan recovers debts, and leave it a negative total otherwise', () => {
    const below = { amounts: [[-250]], carried: { negative: Float64Array.of(10_000) } };
    const kept = whole({ ...below, cuts: [{ cut: 'recovery', kind: 'recovery', most: '50%' }] });
    expect([kept.told, kept.paid, kept.money['negative']]).toEqual([['0 -1 M0 250'], [0], Float64Array.of(35_000)]);
    const left = whole({ ...below, cuts: [] });
    expect([left.told, left.paid, left.money['negative']]).toEqual([[], [-250], Float64Array.of(10_000)]);
  });

  it('keep small payouts until they are large enough', () => {
    const cuts: Cut[] = [{ cut: 'minimum', kind: 'minimumPayout', amount: '20.00' }];
    const first = whole({ cuts, amounts: [[1999, 2000]] });
    expect([first.paid, first.money['unpaid']]).toEqual([[0, 2000], Float64Array.of(199_900, 0)]);
    const second = whole({ cuts, amounts: [[1, 0]], carried: first.money });
    expect([second.paid, second.money['unpaid']]).toEqual([[2000, 0], Float64Array.of(0, 0)]);
  });
});

const anyCut: fc.Arbitrary<Cut> = fc.oneof(
  fc.constantFrom(personCap({}), personCap({ how: 'in-order', of: ['third', 'first'], amount: '3.33' })),
  fc.constantFrom<Cut>(
    companyCap({}),
    companyCap({ how: 'priority', share: '33%' }),
    companyCap({ how: 'hard-stop', exempt: ['second'] }),
    { cut: 'fee', kind: 'fee', take: '3.3333%', least: '0.10', most: null },
    { cut: 'tax', kind: 'withholding', rate: '7.77%' },
    { cut: 'recovery', kind: 'recovery', most: '33%' },
    { cut: 'minimum', kind: 'minimumPayout', amount: '2.50' },
  ),
);
const cents = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 3000 }) }, fc.integer({ min: -900, max: 0 }));
const drawn = fc.integer({ min: 1, max: 6 }).chain((count) =>
  fc.record({
    cuts: fc.array(anyCut, { maxLength: 4 }),
    amounts: fc.array(fc.array(cents, { minLength: count, maxLength: count }), { minLength: 3, maxLength: 3 }),
    negative: fc.array(fc.nat({ max: 99_999 }), { minLength: count, maxLength: count }),
    cv: fc.nat({ max: 99 }),
  }),
);

describe('whatever the cuts', () => {
  it('the bonuses and the rows add up to what is paid, and debts to what is carried', () => {
    fc.assert(
      fc.property(drawn, ({ cuts, amounts, negative, cv }) => {
        const members = negative.map((_, place) => ({ code: `M${place}`, cv: place === 0 ? `${cv}` : '0' }));
        const carried = { negative: Float64Array.from(negative) };
        const { rows, paid, money } = whole({ cuts, amounts, members, carried });
        negative.forEach((debt, member) => {
          const own = rows.amount.filter((_, row) => rows.member[row] === member);
          const given = amounts.reduce((sum, column) => sum + (column[member] ?? 0), 0);
          expect(own.reduce((sum, amount) => sum + amount, given)).toBe(paid[member]);
          if (cuts.at(-1)?.kind === 'recovery') expect(paid[member]).toBeGreaterThanOrEqual(0);
          const after = (money['negative']?.[member] ?? 0) - debt;
          const moved = rows.amount.filter(
            (_, row) => rows.member[row] === member && cuts[rows.cut[row] ?? 0]?.kind === 'recovery',
          );
          expect(after).toBe(moved.reduce((sum, amount) => sum + amount, 0) * 100);
        });
      }),
    );
  });

  it('a company cap alone pays exactly the cap, whole or exact, and a person cap never more than its amount', () => {
    fc.assert(
      fc.property(drawn, ({ amounts, cv }) => {
        const members = (amounts[0] ?? []).map((_, place) => ({ code: `M${place}`, cv: place === 0 ? `${cv}` : '0' }));
        const positive = amounts.map((column) => column.map((amount) => Math.max(0, amount)));
        const total = positive.flat().reduce((sum, amount) => sum + amount, 0);
        const given = { cuts: [companyCap({})], amounts: positive, members };
        const expected = Math.min(total, cv * 40);
        expect(whole(given).paid.reduce((sum, amount) => sum + amount, 0)).toBe(expected);
        const exact = cutting(given, exactMoneyOf, (amount) => rational(BigInt(amount), 1n));
        expect(exact.paid.reduce<Rational>(addRational, rational(0n, 1n))).toEqual(rational(BigInt(expected), 1n));
        const capped = whole({ cuts: [personCap({})], amounts });
        for (const amount of capped.paid) expect(amount).toBeLessThanOrEqual(1000);
      }),
    );
  });
});
