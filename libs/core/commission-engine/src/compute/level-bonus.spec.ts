import type { LevelBonus, Plan } from '../plan/plan-schema.js';
import { auroraUnilevel } from '../plans/aurora-unilevel.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { companyOf } from '../testing/company.js';
import { calculate } from './calculate.js';

/** The example plan with a bonus of three levels, 10% / 5% / 1%, the second for bronze and above. */
function planWith(change: Partial<LevelBonus>, rest: Partial<Plan> = {}): Plan {
  const unilevel = auroraUnilevel.bonuses.find((bonus) => bonus.kernel === 'level');
  if (!unilevel) throw new Error('the example plan has a level bonus');
  const levels = [
    { rate: '10%', minimumRank: null },
    { rate: '5%', minimumRank: 'bronze' },
    { rate: '1%', minimumRank: null },
  ];
  return { ...auroraUnilevel, ...rest, bonuses: [{ ...unilevel, levels, ...change }] };
}

function linesOf(plan: Plan, company: Snapshot, source: string): [string, number, number][] {
  const { lines } = calculate(plan, company);
  const { codes } = company.members;
  return Array.from(lines.payeeIndex, (payee, line): [string, number, number] => [
    codes[payee] ?? '',
    lines.level[line] ?? 0,
    lines.amountMinor[line] ?? 0,
  ]).filter((_, line) => codes[lines.sourceIndex[line] ?? 0] === source);
}

// From the top: Top is bronze by volume, Low is active without a rank, Idle is not active, Buyer buys.
const line = companyOf(['Top', '', '500'], ['Low', 'Top', '100'], ['Idle', 'Low'], ['Buyer', 'Idle', '100']);
const skip = (whom: LevelBonus['skip']['whom']): Plan => planWith({ skip: { whom, moves: 'payee' } });

describe('a level bonus', () => {
  it('that skips nobody lets whoever fails use up the level', () => {
    expect(linesOf(skip('nobody'), line, 'Buyer')).toEqual([['Top', 3, 100]]);
  });

  it('that skips the ineligible lets too low a rank use up the level', () => {
    expect(linesOf(skip('ineligible'), line, 'Buyer')).toEqual([
      ['Low', 1, 1000],
      ['Top', 2, 500],
    ]);
    const twice = companyOf(['Top', '', '500'], ['B', 'Top', '100'], ['A', 'B', '100'], ['Buyer', 'A', '50']);
    expect(linesOf(skip('ineligible'), twice, 'Buyer')).toEqual([
      ['A', 1, 500],
      ['Top', 3, 50],
    ]);
  });

  it('that skips whoever is unqualified for the level pays the next who is', () => {
    const twice = companyOf(['Top', '', '500'], ['B', 'Top', '100'], ['A', 'B', '100'], ['Buyer', 'A', '50']);
    expect(linesOf(skip('unqualified-for-level'), twice, 'Buyer')).toEqual([
      ['A', 1, 500],
      ['Top', 2, 250],
    ]);
  });

  it('does not pay on own purchases unless the plan makes them level 0', () => {
    const alone = companyOf(['Solo', '', '100']);
    expect(linesOf(planWith({ ownPurchases: 'no-level' }), alone, 'Solo')).toEqual([]);
    expect(linesOf(planWith({ ownPurchases: 'level-0' }), alone, 'Solo')).toEqual([['Solo', 0, 1000]]);
  });

  it('takes a net refund back by the same rule, rounding alike on both sides of zero', () => {
    const pair = companyOf(['Top', '', '100'], ['Buyer', 'Top', '0', '-0.05']);
    const rounding = { where: 'line', digits: 2 } as const;
    const amounts = (['half-up', 'half-even', 'down'] as const).map((mode) =>
      linesOf(planWith({}, { rounding: { ...rounding, mode } }), pair, 'Buyer').map(([, , amountMinor]) => amountMinor),
    );
    expect(amounts).toEqual([[-1], [], []]);
  });

  it('rounds to whole units of the currency when the plan says so', () => {
    const pair = companyOf(['Top', '', '100'], ['Buyer', 'Top', '85']);
    const plan = planWith({}, { rounding: { where: 'line', mode: 'half-up', digits: 0 } });
    expect(linesOf(plan, pair, 'Buyer')).toEqual([['Top', 1, 900]]);
  });

  it('multiplies the volume by its factor before the rate', () => {
    const pair = companyOf(['Top', '', '100'], ['Buyer', 'Top', '80']);
    expect(linesOf(planWith({ base: { volume: 'cv', factor: '1.25' } }), pair, 'Buyer')).toEqual([['Top', 1, 1000]]);
  });
});

describe('a ladder', () => {
  const when = (atLeast: string): Plan['active'] => ({ pv: { atLeast } });
  const ladder = [
    { rank: 'bronze', when: when('300') },
    { rank: 'silver', when: when('100') },
  ];
  const rankOf = (contiguous: boolean): number | undefined => {
    const plan = planWith({}, { ranks: { contiguous, pay: 'paid-as', effective: 'at-once', ladder } });
    return calculate(plan, companyOf(['Solo', '', '100'])).members.paidAsRank[0];
  };

  it('that is contiguous bars every rank above one that fails', () => {
    expect(rankOf(true)).toBe(-1);
  });

  it('that is not gives the highest rank that holds', () => {
    expect(rankOf(false)).toBe(1);
  });
});
