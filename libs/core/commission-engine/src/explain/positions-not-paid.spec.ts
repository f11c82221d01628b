import type { LevelBonus, Plan } from '../plan/plan-schema.js';
import { auroraUnilevel } from '../plans/aurora-unilevel.js';
import { snapshotOf } from '../testing/facts.js';
import { explainPayee } from './explain-payee.js';
import { prepareExplanations } from './prepare-explanations.js';

const matrix: Plan = {
  ...auroraUnilevel,
  trees: { ...auroraUnilevel.trees, matrix: { kind: 'placement', shape: 'matrix', width: 2 } },
  active: { status: ['active'] },
  bonuses: [
    {
      ...(auroraUnilevel.bonuses[0] as LevelBonus),
      tree: 'matrix',
      levels: ['5%', '3%', '1%'].map((rate) => ({ rate, minimumRank: null })),
      skip: { whom: 'nobody', moves: 'payee' },
    },
  ],
};

describe('the owner of a further position', () => {
  it('is told what the position was not paid, under its own code', () => {
    const prepared = prepareExplanations(
      matrix,
      snapshotOf({
        period: '2026-11',
        members: [
          { code: 'A', status: 'suspended' },
          { code: 'A2', owner: 'A', places: { matrix: { parent: 'A', leg: 1 } } },
          { code: 'B', sponsor: 'A', places: { matrix: { parent: 'A2', leg: 1 } } },
          { code: 'C', sponsor: 'B', places: { matrix: { parent: 'B', leg: 1 } } },
        ],
        orders: [{ reference: 'o', buyer: 'C', volumes: { PV: 1_000_000, CV: 1_000_000 } }],
      }),
    );
    const told = (row: number): unknown[] =>
      explainPayee(prepared, row).notPaid.map(({ atLevel, sentence }) => [atLevel, sentence.split(':')[0]]);
    expect(told(0)).toEqual([
      [2, 'A2 is not active'],
      [3, 'A is not active'],
    ]);
    expect(told(1)).toEqual([[2, 'A2 is not active']]);
    expect(told(2)).toEqual([]);
  });
});
