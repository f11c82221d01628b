import type { FixedBonus } from '../../../plan/plan-schema.js';
import { emptyState } from '../../../snapshot/carried-state.js';
import { nameColumn } from '../../../snapshot/name-column.js';
import { play, type SmallMember, smallPlan, smallSnapshot } from '../../cuts/testing/small-company.js';
import { payFixed } from './pay-fixed.js';

const fixed: FixedBonus = {
  bonus: 'own',
  kernel: 'fixed',
  period: 'month',
  eligible: { is: 'active' },
  value: '10.00',
  base: null,
  times: null,
  paid: 'each-period',
};

const one = (member: Partial<SmallMember>) => smallSnapshot([{ code: 'A', points: '1', ...member }]);

describe('a fixed bonus', () => {
  it('pays a rate of the team: 9% of 4,000 with five recruits, 13% with an own order of 600', () => {
    const team: FixedBonus = {
      ...fixed,
      eligible: { units: { atLeast: '5' } },
      base: { volume: 'cv', factor: '1' },
      value: {
        cases: [{ when: { points: { atLeast: '600' } }, value: '13%' }],
        otherwise: '9%',
      },
    };
    const at = (points: string, count: string) => play(payFixed, team, one({ points, count, cv: '4000' }));
    expect(at('225', '5').lines).toEqual(['A 36000']);
    expect(at('600', '5').lines).toEqual(['A 52000']);
    expect(at('600', '4').misses).toMatchObject([{ reason: 'INELIGIBLE' }]);
  });

  it('pays fifty for each qualified recruit, in whole units', () => {
    const recruits: FixedBonus = { ...fixed, value: '50.00', times: 'units' };
    expect(play(payFixed, recruits, one({ count: '3.9' })).lines).toEqual(['A 15000']);
    expect(play(payFixed, recruits, one({ count: '0.5' })).misses).toMatchObject([{ reason: 'NOTHING_TO_PAY_ON' }]);
  });

  it('says of a line what it was paid on', () => {
    const rate = play(payFixed, { ...fixed, value: '12.5%', base: { volume: 'cv', factor: '0.5' } }, one({ cv: '80' }));
    const { baseUnits, ratePpm, amountMinor } = rate.book.finish();
    expect([baseUnits[0], ratePpm[0], amountMinor[0]]).toEqual([800_000, 125_000, 500]);
    const amount = play(payFixed, fixed, one({})).book.finish();
    expect([amount.baseUnits[0], amount.ratePpm[0], amount.amountMinor[0]]).toEqual([100_000, 0, 1000]);
  });

  it('pays once in a life', () => {
    const bonus: FixedBonus = { ...fixed, paid: 'once' };
    const first = play(payFixed, bonus, one({}));
    expect(first.lines).toEqual(['A 1000']);
    const second = play(payFixed, bonus, one({}), {}, first.carried);
    expect([second.lines, second.misses[0]?.reason]).toEqual([[], 'ALREADY_PAID']);
    expect(second.carried.numbers['own']?.['timesPaid']).toEqual(Float64Array.of(10_000));
  });

  const tiers: FixedBonus['value'] = {
    byVolume: 'units',
    threshold: 'inclusive',
    rows: [
      { from: '2', value: '20.00' },
      { from: '5', value: '75.00' },
    ],
  };

  it('pays each tier once as it is reached', () => {
    const bonus: FixedBonus = { ...fixed, value: tiers, paid: 'once-per-value' };
    const first = play(payFixed, bonus, one({ count: '3' }));
    const second = play(payFixed, bonus, one({ count: '5' }), {}, first.carried);
    const third = play(payFixed, bonus, one({ count: '3' }), {}, second.carried);
    expect([first.lines, second.lines, third.lines]).toEqual([['A 2000'], ['A 7500'], []]);
    expect(third.carried.names['own']?.['valuesPaid']).toEqual(nameColumn(['20.00 75.00']));
    expect(play(payFixed, bonus, one({ count: '1' })).misses[0]?.reason).toBe('NO_VALUE');
  });

  it('pays what a tier exceeds the highest that was paid', () => {
    const bonus: FixedBonus = { ...fixed, value: tiers, paid: 'tier-difference' };
    const first = play(payFixed, bonus, one({ count: '3' }));
    const second = play(payFixed, bonus, one({ count: '5' }), {}, first.carried);
    expect([first.lines, second.lines]).toEqual([['A 2000'], ['A 5500']]);
    const third = play(payFixed, bonus, one({ count: '3' }), {}, second.carried);
    expect(third.misses[0]?.reason).toBe('ALREADY_PAID');
    const rates: FixedBonus = {
      ...bonus,
      base: { volume: 'cv', factor: '1' },
      value: { byAttribute: 'region', values: { north: '5%', south: '8%' } },
    };
    const before = { ...emptyState, numbers: { own: { highestRate: Float64Array.of(50_000) } } };
    expect(play(payFixed, rates, one({ region: 'south', cv: '100' }), {}, before).lines).toEqual(['A 300']);
  });

  it('takes back of a rate for a refund, which is nothing paid', () => {
    const bonus: FixedBonus = { ...fixed, paid: 'once', value: '10%', base: { volume: 'cv', factor: '1' } };
    const refunded = one({});
    const numbers = { ...refunded.members.numbers, cv: Float64Array.of(-1_000_000) };
    const { lines, carried } = play(payFixed, bonus, { ...refunded, members: { ...refunded.members, numbers } });
    expect([lines, carried.numbers['own']?.['timesPaid']?.[0]]).toEqual([['A -1000'], 0]);
  });

  it('rounds each step where the plan does, and nothing where it rounds later', () => {
    // 33.33 x 0.55 = 18.3315, 5% of it 0.916575; rounded 18.33, 0.9165 -> 0.92; three times 2.76.
    const bonus: FixedBonus = { ...fixed, value: '5%', base: { volume: 'cv', factor: '0.55' }, times: 'units' };
    const member = one({ cv: '33.33', count: '3' });
    const at = (where: 'line' | 'step' | 'bonus') =>
      play(payFixed, bonus, member, { rounding: { where, mode: 'half-up', digits: 2 } }).lines;
    expect([at('step'), at('line'), at('bonus')]).toEqual([['A 276'], ['A 275'], ['A 109989/400']]);
  });

  it('pays an amount in grace once where the bonus is paid once, though the value is nothing', () => {
    const bonus: FixedBonus = { ...fixed, value: { byRank: { silver: '0' } }, paid: 'once', shareInGrace: '3.00' };
    const ranks = { ...smallPlan({}).ranks, pay: { graceMisses: 2 } };
    const silver = {
      ...emptyState,
      names: { ranks: { paidAs: nameColumn(['silver']), title: nameColumn(['silver']) } },
    };
    const first = play(payFixed, bonus, one({}), { ranks }, silver);
    const paid = { ...silver, numbers: first.carried.numbers };
    expect([first.lines, play(payFixed, bonus, one({}), { ranks }, paid).lines]).toEqual([['A 300'], []]);
  });

  it('pays a person once, whatever positions they have', () => {
    const positions = smallSnapshot([
      { code: 'A', points: '1' },
      { code: 'A-2', owner: 'A', points: '1' },
    ]);
    expect(play(payFixed, fixed, positions).lines).toEqual(['A 1000']);
  });
});
