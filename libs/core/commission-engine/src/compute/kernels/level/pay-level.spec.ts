import type { LevelBonus } from '../../../plan/plan-schema.js';
import { emptyState } from '../../../snapshot/carried-state.js';
import { payLevel } from './pay-level.js';
import { type CaseMember, caseFrame, type LevelCase, runCase } from './testing/level-case.js';
import { traceLevel } from './trace-level.js';

const one = 10_000;
const bonusOf = (change: Partial<LevelBonus>): LevelBonus => ({
  bonus: 'unilevel',
  kernel: 'level',
  period: 'month',
  eligible: { eligible: { atLeast: '1' } },
  base: { volume: 'cv', factor: '1' },
  linesPer: 'buyer',
  ownPurchases: 'no-level',
  tree: 'sponsor',
  rates: ['10%', '5%', '1%'],
  beyondLast: 'stop',
  rateOf: 'earner',
  skip: { whom: 'nobody', moves: 'payee' },
  ineligible: 'lost',
  ...change,
});
/** A chain from the top: each is the parent of the next. */
const chain = (...members: Omit<CaseMember, 'parent'>[]): CaseMember[] =>
  members.map((member, row) => ({ parent: row - 1, ...member }));
const buys = (...amounts: number[]) => ({ orders: amounts.map((amount) => amount * one) });

function pay(members: CaseMember[], change: Partial<LevelBonus>, rest: Partial<LevelCase> = {}) {
  const bonus = bonusOf(change);
  const levelCase = { members, bonus, ...rest };
  const frame = caseFrame(levelCase);
  const ran = runCase(levelCase, frame, (run) => payLevel(bonus, run), { listens: rest.carried === undefined });
  const lines = ran.lines.map(([payee, source, level, amount]) => [payee, source, level, Number(amount.split('/')[0])]);
  return { ...ran, lines, bonus };
}

describe('a level bonus', () => {
  it('pays levels upward, and what nobody is there for is not paid', () => {
    expect(pay(chain({}, {}, buys(100)), {}).lines).toEqual([
      [1, 2, 1, 1000],
      [0, 2, 2, 500],
    ]);
  });

  it('is a sponsor bonus of 10% on two packs of 100, which makes 20', () => {
    const members = [{ parent: -1 }, { parent: 0, ...buys(100) }, { parent: 0, ...buys(100) }];
    const { lines } = pay(members, { rates: ['10%'] });
    expect(lines.map(([, , , amount]) => amount)).toEqual([1000, 1000]);
  });

  it('is a fast start of 25%, at most 200 for each recruit', () => {
    const members = [{ parent: -1 }, { parent: 0, ...buys(500, 500) }, { parent: 0, ...buys(400) }];
    const capPerSource = { amount: '200', per: 'period' } as const;
    const { lines, misses } = pay(members, { rates: ['25%'], capPerSource, linesPer: 'order' });
    expect(lines).toEqual([
      [0, 1, 1, 12_500],
      [0, 1, 1, 7_500],
      [0, 2, 1, 10_000],
    ]);
    expect(misses).toMatchObject([{ member: 0, source: 1, reason: 'CAPPED', required: '200', actual: '125' }]);
  });

  it('remembers a cap for life, and a refund takes back only what lay under it', () => {
    const change: Partial<LevelBonus> = { rates: ['25%'], capPerSource: { amount: '200', per: 'lifetime' } };
    const first = pay(chain({}, buys(1000)), change);
    expect(first.lines).toEqual([[0, 1, 1, 20_000]]);
    const carried = first.run.state.carriedOut(1);
    expect(carried.lists['unilevel']).toEqual([{ payee: 'M00000000', source: 'M00000001', units: 250 * one }]);
    const later = pay(chain({}, buys(-400)), change, { carried });
    // 250 were counted and 200 paid; 100 less leave 150.
    expect(later.lines).toEqual([[0, 1, 1, -5_000]]);
  });

  it('pays an amount for each source, and takes it back for a negative one', () => {
    const members = [{ parent: -1 }, { parent: 0, ...buys(1) }, { parent: 0, ...buys(-7) }, { parent: 0, ...buys(0) }];
    expect(pay(members, { rates: ['25.00'] }).lines).toEqual([
      [0, 1, 1, 2500],
      [0, 2, 1, -2500],
    ]);
  });

  it('moves the volume of whoever is skipped to the next above, who counts as the source', () => {
    const members = chain({}, {}, { eligible: false, ...buys(100) });
    expect(pay(members, { skip: { whom: 'ineligible', moves: 'volume' } }).lines).toEqual([[0, 1, 1, 1000]]);
    expect(pay(members, { skip: { whom: 'ineligible', moves: 'payee' } }).lines).toEqual([
      [1, 2, 1, 1000],
      [0, 2, 2, 500],
    ]);
  });

  it('pays what was held in the first period in which the member is eligible, as level 0', () => {
    const held = pay(chain({ eligible: false }, buys(100)), { ineligible: 'held' });
    expect(held.lines).toEqual([]);
    expect(held.misses).toMatchObject([{ member: 0, source: 1, level: 1, reason: 'HELD' }]);
    const carried = held.run.state.carriedOut(1);
    expect(carried.numbers['unilevel']?.['held']?.[0]).toBe(10 * one);
    const still = pay(chain({ eligible: false }, {}), { ineligible: 'held' }, { carried });
    expect(still.run.state.carriedOut(2).numbers['unilevel']?.['held']?.[0]).toBe(10 * one);
    const paid = pay(chain({}, {}), { ineligible: 'held' }, { carried });
    expect(paid.lines).toEqual([[0, 0, 0, 1000]]);
    expect(paid.run.state.carriedOut(2).numbers['unilevel']?.['held']?.[0]).toBe(0);
  });

  it('holds for the position that is not eligible, and pays its owner once it is', () => {
    // Eligible by what the position itself buys: the person is, with their first position, but not with the second.
    const eligible = { cv: { atLeast: '1' } } as const;
    const members = (bought: number): CaseMember[] => [
      { parent: -1, ...buys(1) },
      { parent: -1, owner: 0, ...buys(bought) },
      { parent: 1, ...buys(100) },
    ];
    const change: Partial<LevelBonus> = { ineligible: 'held', eligible, rates: ['10%'] };
    const held = pay(members(0), change);
    expect(held.lines).toEqual([]);
    const carried = held.run.state.carriedOut(1);
    expect([...(carried.numbers['unilevel']?.['held'] ?? [])]).toEqual([0, 10 * one, 0]);
    expect(pay(members(0), change, { carried }).lines).toEqual([]);
    expect(pay(members(1), change, { carried }).lines).toEqual([
      [0, 1, 0, 1000],
      [0, 2, 1, 1000],
    ]);
  });

  it('rounds what is held to units of 10^-4 by the mode of the plan', () => {
    const rounding = { where: 'payee', mode: 'half-even', digits: 2 } as const;
    const members = chain({ eligible: false }, { orders: [50_000 + 5] });
    const { run } = pay(members, { ineligible: 'held' }, { rounding });
    // 10% of 5.0005 is 0.50005: between 0.5000 and 0.5001, of which the first is even.
    expect(run.state.carriedOut(1).numbers['unilevel']?.['held']?.[0]).toBe(5000);
  });

  it('passes money up or to the company', () => {
    const members = chain({ tier: 2 }, { tier: 1 }, { eligible: false, tier: 2 }, buys(100));
    const rate = {
      byVolume: 'tier',
      threshold: 'inclusive' as const,
      rows: [
        { from: '1', value: '5%' },
        { from: '2', value: '8%' },
      ],
    };
    const levels = [{ rate, minimumRank: null }];
    expect(pay(members, { levels, ineligible: 'next-eligible-upline' }).lines).toEqual([[1, 3, 1, 800]]);
    expect(pay(members, { levels, ineligible: 'next-upline-with-same-or-higher-rate' }).lines).toEqual([
      [0, 3, 1, 800],
    ]);
    const { company, misses } = pay(members, { levels, ineligible: 'company' });
    expect(company).toEqual([{ numerator: 800n, denominator: 1n }]);
    expect(misses.map(({ reason }) => reason)).toEqual(['TO_COMPANY']);
  });

  it('shares an order out by points until they are used up', () => {
    const members = chain({ takes: 5 }, { takes: 2 }, { takes: 1 }, buys(100));
    const takes = {
      byVolume: 'takes',
      threshold: 'inclusive' as const,
      rows: ['1', '2', '5'].map((from) => ({ from, value: from })),
    };
    const { lines } = pay(members, { rates: ['40%'], points: { perSource: '4', takes } });
    // 40 for four points: one, two, and the one that is left of five.
    expect(lines.map(([payee, , , amount]) => [payee, amount])).toEqual([
      [2, 1000],
      [1, 2000],
      [0, 1000],
    ]);
  });

  it('pays an infinity down to a blocker of the same rank, and some levels below', () => {
    const members = chain({ rank: 2 }, { rank: 2 }, {}, {}, buys(100));
    const levels = [{ rate: '3%', minimumRank: 'r2' }];
    const endless = { levels, beyondLast: 'repeat-last' } as Partial<LevelBonus>;
    const paid = (then: NonNullable<LevelBonus['blocker']>['then']) =>
      pay(members, { ...endless, blocker: { rank: 'same', then } }).lines.map(([payee]) => payee);
    expect(paid('stop')).toEqual([1]);
    expect(paid({ stopLevelsBelow: 2 })).toEqual([1]);
    expect(paid({ stopLevelsBelow: 3 })).toEqual([1, 0]);
  });

  it('tells every step of a walk', () => {
    const members = chain({}, { eligible: false }, buys(100));
    const { bonus, run } = pay(members, { skip: { whom: 'ineligible', moves: 'payee' } });
    expect(traceLevel(bonus, run, 2)).toMatchObject({
      source: 2,
      bases: [100 * one],
      steps: [
        { member: 1, level: 1, outcome: 'skipped', miss: { reason: 'INELIGIBLE' } },
        { member: 0, level: 1, outcome: 'paid', amount: { numerator: 1000n }, miss: undefined },
      ],
    });
    expect(traceLevel(bonus, run, 0)).toEqual({ source: 0, bases: [], steps: [] });
    expect(run.state.carriedOut(1)).toEqual({ ...emptyState, asOfDay: 1 });
  });
});
