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

  it('is a line of its own, which has no base and no rate', () => {
    const { lines } = explainPayee(prepareExplanations(capped('7.50'), company), 0);
    expect(lines.at(-1)).toEqual({
      ...{ bonus: 'cap:unilevel', level: 0, source: 'A', sourceIndex: 0 },
      ...{ base: null, factor: null, rate: null, amount: '-2.50', orders: [] },
    });
  });

  it('tells one page of lines and counts them all', () => {
    const prepared = prepareExplanations(capped('7.50'), company);
    const { lines, lineCount, total } = explainPayee(prepared, 0, { from: 1, most: 1 });
    expect([lines.map(({ source }) => source), lineCount, total]).toEqual([['C'], 3, '7.50']);
  });

  it('is not told where it takes nothing', () => {
    expect(explainPayee(prepareExplanations(capped('10.00'), company), 0).notPaid).toEqual([]);
  });
});
