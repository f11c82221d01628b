import type { LevelBonus, Plan } from '../plan/plan-schema.js';
import { auroraUnilevel } from '../plans/aurora-unilevel.js';
import { companyOf } from '../testing/company.js';
import { explainPayee } from './explain-payee.js';
import { prepareExplanations } from './prepare-explanations.js';

const company = companyOf(['A', '', '100'], ['B', 'A', '100'], ['C', 'A', '100']);
const capped = (amount: string): Plan => ({
  ...auroraUnilevel,
  bonuses: auroraUnilevel.bonuses.map((bonus) => ({
    ...(bonus as LevelBonus),
    cap: { per: 'person', amount, excess: 'lost' },
  })),
});

describe('the cap of a bonus', () => {
  it('is told to whom it takes something from, with what there was and what is left', () => {
    const { notPaid } = explainPayee(prepareExplanations(capped('7.50'), company), 0);
    expect(notPaid).toEqual([
      expect.objectContaining({ bonus: 'unilevel', source: 'A', reason: 'CAPPED', required: '7.50', actual: '10.00' }),
    ]);
  });

  it('is not told where it takes nothing', () => {
    expect(explainPayee(prepareExplanations(capped('10.00'), company), 0).notPaid).toEqual([]);
  });
});
