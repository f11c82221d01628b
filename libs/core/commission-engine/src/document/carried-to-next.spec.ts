import type { Plan } from '../plan/plan-schema.js';
import { auroraUnilevel } from '../plans/aurora-unilevel.js';
import { carriedToNext } from './carried-to-next.js';

const [unilevel] = auroraUnilevel.bonuses;

describe('carriedToNext', () => {
  it('names ranks of every plan that has some, and negative balances where they are recovered', () => {
    expect(carriedToNext(auroraUnilevel)).toEqual(['ranks and titles']);
    const cuts: Plan['cuts'] = [{ cut: 'debts', kind: 'recovery', most: '50%' }];
    expect(carriedToNext({ ...auroraUnilevel, cuts })).toEqual(['ranks and titles', 'negative balances']);
  });

  it('names volumes that look back and who has ordered before', () => {
    const plan: Plan = {
      ...auroraUnilevel,
      volumes: {
        ...auroraUnilevel.volumes,
        everything: { kind: 'PV', of: ['own'], window: 'lifetime' },
        best: { history: 'gv', periods: 3, take: 'greatest', current: 'included' },
        firsts: { kind: 'CV', of: ['own'], orders: { first: 'only' } },
      },
    };
    expect(carriedToNext(plan)).toEqual([
      'ranks and titles',
      'what `everything` and `best` remember',
      'who has ordered before',
    ]);
  });

  it('names bonuses that remember what they paid', () => {
    if (unilevel?.kernel !== 'level') throw new Error('the example has a unilevel');
    const plan: Plan = {
      ...auroraUnilevel,
      bonuses: [
        { ...unilevel, ineligible: 'held', capPerSource: { amount: '60.00', per: 'lifetime' } },
        {
          bonus: 'start',
          kernel: 'fixed',
          period: 'month',
          eligible: { is: 'active' },
          value: '25.00',
          base: null,
          times: null,
          paid: 'once',
        },
      ],
    };
    expect(carriedToNext(plan)).toEqual([
      'ranks and titles',
      'what `unilevel` paid on each source',
      'what `start` paid before',
      'money held for members who were not eligible',
    ]);
  });
});
