import type { DifferentialBonus, FixedBonus, Plan } from '../plan/plan-schema.js';
import { auroraUnilevel } from '../plans/aurora-unilevel.js';
import { companyOf } from '../testing/company.js';
import { explainPayee } from './explain-payee.js';
import { prepareExplanations } from './prepare-explanations.js';

const car: FixedBonus = {
  bonus: 'car',
  kernel: 'fixed',
  period: 'month',
  eligible: { all: [{ is: 'active' }, { rank: 'bronze' }] },
  value: '100',
  base: null,
  times: null,
  paid: 'each-period',
};
const plan: Plan = { ...auroraUnilevel, bonuses: [car] };

describe('a member who is not eligible', () => {
  const prepared = prepareExplanations(plan, companyOf(['A', '', '80'], ['B', '', '100']));

  it('is told what activity asks for, whatever the bonus', () => {
    expect(explainPayee(prepared, 0).notPaid[0]).toMatchObject({
      reason: 'INACTIVE',
      required: 'pv 100',
      actual: 'pv 80',
    });
  });

  it('is told what else the bonus asks for', () => {
    expect(explainPayee(prepared, 1).notPaid[0]).toMatchObject({
      reason: 'INELIGIBLE',
      required: 'rank bronze',
      sentence: 'B is not eligible for car: rank bronze is asked for, there is no rank.',
    });
  });

  it('is not told of activity by a bonus that does not ask for it', () => {
    const bonus: DifferentialBonus = {
      bonus: 'step',
      kernel: 'differential',
      period: 'month',
      eligible: { rank: 'bronze' },
      tree: 'sponsor',
      base: { volume: 'pv', factor: '1' },
      rate: '5%',
      form: 'amounts',
      childRate: 'child',
      unqualified: 'passes-up',
      ownBase: 'counts',
      ineligible: 'company',
    };
    const idle = prepareExplanations({ ...plan, bonuses: [bonus] }, companyOf(['A', '', '80']));
    const told = explainPayee(idle, 0).notPaid.map(({ reason, required }) => [reason, required]);
    expect(told).toEqual([
      ['INELIGIBLE', 'rank bronze'],
      ['TO_COMPANY', 'rank bronze'],
    ]);
  });
});
