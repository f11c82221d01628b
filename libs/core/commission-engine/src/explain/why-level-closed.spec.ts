import type { LevelBonus, Plan } from '../plan/plan-schema.js';
import { auroraUnilevel } from '../plans/aurora-unilevel.js';
import { companyOf } from '../testing/company.js';
import { explainPayee } from './explain-payee.js';
import { prepareExplanations } from './prepare-explanations.js';

const [unilevel] = auroraUnilevel.bonuses as readonly LevelBonus[];
const byVolume = {
  byVolume: 'pv',
  threshold: 'inclusive' as const,
  rows: [{ from: '150', value: '10%' }],
};

/** What A, who brought B, or B, who brought C, is told of what C bought, by a bonus that differs in a few keys. */
function toldTo(code: 'A' | 'B', changes: Partial<LevelBonus>): (string | undefined)[] {
  const bonus: LevelBonus = {
    ...(unilevel as LevelBonus),
    eligible: { kind: ['distributor'] },
    skip: { whom: 'nobody', moves: 'payee' },
    ineligible: 'lost',
    ...changes,
  };
  const plan: Plan = { ...auroraUnilevel, bonuses: [bonus] };
  const company = companyOf(['A', '', '100'], ['B', 'A', '200'], ['C', 'B', '140']);
  const { notPaid } = explainPayee(prepareExplanations(plan, company), code === 'A' ? 0 : 1);
  return notPaid.filter(({ source }) => source === 'C').map(({ sentence }) => sentence);
}

describe('a member to whom a level is closed', () => {
  it('is told what the condition of the level asks for, and what there is', () => {
    const levels = [{ rate: '5%', minimumRank: null, when: { pv: { atLeast: '250' } } }];
    expect(toldTo('B', { levels })).toEqual([
      'Level 1 of unilevel is not open to B: pv 250 is asked for, there is pv 200.',
    ]);
  });

  it('is told whose rate is missing: their own, or that of the source', () => {
    const levels = [
      { rate: byVolume, minimumRank: null },
      { rate: byVolume, minimumRank: null },
    ];
    expect(toldTo('A', { levels, rateOf: 'earner' })).toEqual([
      'Level 2 of unilevel is not open to A: a rate for A is asked for, there is none.',
    ]);
    expect(toldTo('B', { levels, rateOf: 'source' })).toEqual([
      'Level 1 of unilevel is not open to B: a rate for C is asked for, there is none.',
    ]);
    expect(toldTo('B', { levels, rateOf: 'lower-of-both' })).toEqual([
      'Level 1 of unilevel is not open to B: a rate for C is asked for, there is none.',
    ]);
  });

  it('is told which level is the first that pays', () => {
    const levels = [{ rate: '5%', minimumRank: null }];
    const skip = { whom: 'unqualified-for-level', moves: 'payee' } as const;
    expect(toldTo('B', { levels, startLevel: 3, skip })).toEqual([
      'Level 1 of unilevel is not open to B: level 3 or a higher one is asked for.',
    ]);
  });

  it('is told that they have no points', () => {
    const points = { perSource: '2', takes: { ...byVolume, rows: [{ from: '150', value: '1' }] } };
    expect(toldTo('A', { levels: [{ rate: '5%', minimumRank: null }], points })).toEqual([
      'Level 2 of unilevel is not open to A: a number of points is asked for, there is none.',
    ]);
  });
});
