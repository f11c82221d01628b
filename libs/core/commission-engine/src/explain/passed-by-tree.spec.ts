import type { LevelBonus, Plan } from '../plan/plan-schema.js';
import { auroraUnilevel } from '../plans/aurora-unilevel.js';
import { type MemberFacts, snapshotOf } from '../testing/facts.js';
import { companyOf } from '../testing/company.js';
import { explainPayee } from './explain-payee.js';
import { prepareExplanations } from './prepare-explanations.js';

const walk = auroraUnilevel.bonuses[0] as LevelBonus;

function planOver(tree: Plan['trees'][string]): Plan {
  const trees = { ...auroraUnilevel.trees, derived: tree };
  return { ...auroraUnilevel, trees, bonuses: [{ ...walk, tree: 'derived' }] };
}

describe('a member whom a derived tree takes somebody from', () => {
  it('is told so where the tree leaves them out', () => {
    const plan = planOver({
      kind: 'compressed',
      of: 'sponsor',
      drop: { not: { is: 'active' } },
      lasts: 'this-period',
    });
    const company = companyOf(['A', '', '100'], ['B', 'A', '50'], ['C', 'B', '100'], ['D', 'C', '100']);
    const prepared = prepareExplanations(plan, company);
    expect(explainPayee(prepared, 1)).toMatchObject({
      notPaidCount: 1,
      notPaid: [
        {
          source: 'C',
          reason: 'PASSED_UP',
          sentence: 'unilevel on C went past B: a place below B in derived is asked for, there is one below A.',
        },
      ],
    });
    expect([0, 2].map((row) => explainPayee(prepared, row).notPaidCount)).toEqual([0, 0]);
  });

  it('is told so where a recruit passed up, and only of those who did', () => {
    const plan = planOver({ kind: 'pass-up', of: 'sponsor', first: 1, takes: 'recruit' });
    const rows = [
      ['A', undefined],
      ['B', 'A'],
      ['C', 'A'],
      ['D', 'C'],
      ['E', 'C'],
    ] as const;
    const members = rows.map(([code, sponsor], day): MemberFacts => {
      return { code, enrolledOn: day, ...(sponsor ? { sponsor } : {}) };
    });
    const orders = rows.map(([buyer]) => ({ reference: buyer, buyer, volumes: { PV: 1_000_000, CV: 1_000_000 } }));
    const prepared = prepareExplanations(plan, snapshotOf({ period: '2026-11', members, orders }));
    const passed = explainPayee(prepared, 2).notPaid.filter(({ reason }) => reason === 'PASSED_UP');
    expect(passed.map(({ source, actual }) => [source, actual])).toEqual([['D', 'one below A']]);
  });
});
