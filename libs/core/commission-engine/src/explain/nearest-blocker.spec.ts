import type { LevelBonus, Plan } from '../plan/plan-schema.js';
import { auroraUnilevel } from '../plans/aurora-unilevel.js';
import { companyOf } from '../testing/company.js';
import { explainPayee } from './explain-payee.js';
import { prepareExplanations } from './prepare-explanations.js';

const infinity: LevelBonus = {
  ...(auroraUnilevel.bonuses[0] as LevelBonus),
  bonus: 'infinity',
  levels: [{ rate: '2%', minimumRank: 'bronze' }],
  beyondLast: 'repeat-last',
  eligible: { rank: 'bronze' },
  skip: { whom: 'nobody', moves: 'payee' },
  blocker: { rank: 'same', then: 'stop' },
};
const plan: Plan = { ...auroraUnilevel, bonuses: [infinity] };

describe('a member behind a blocker', () => {
  // Everybody with 500 below and with themselves is bronze: A, B and C, but neither D nor E.
  const company = companyOf(
    ['A', '', '100'],
    ['B', 'A', '100'],
    ['C', 'B', '100'],
    ['D', 'C', '200'],
    ['E', 'D', '200'],
  );
  const prepared = prepareExplanations(plan, company);
  const told = (row: number): unknown[] =>
    explainPayee(prepared, row).notPaid.map(({ source, actual }) => [source, actual]);

  it('is told who it is and what they hold, the nearest of several', () => {
    expect(told(0)).toEqual([
      ['C', 'B (bronze)'],
      ['D', 'B (bronze)'],
      ['E', 'B (bronze)'],
    ]);
    expect(told(1)).toEqual([
      ['D', 'C (bronze)'],
      ['E', 'C (bronze)'],
    ]);
    expect(explainPayee(prepared, 1).notPaid[0]?.sentence).toBe(
      'C (bronze) stands between D and B and blocks infinity.',
    );
  });
});
