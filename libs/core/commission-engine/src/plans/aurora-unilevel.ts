import type { Plan } from '../plan/plan-schema.js';

/** A ready example: a unilevel of eight levels with dynamic compression and a ladder of six ranks. */
export const auroraUnilevel: Plan = {
  language: 'upline-plan/1',
  name: 'Aurora Unilevel',
  currency: 'USD',
  refunds: 'subtract-in-period-of-refund',
  trees: { sponsor: { kind: 'sponsor' } },
  periods: { month: { every: 'month' } },
  volumes: {
    pv: { kind: 'PV', of: ['own'] },
    cv: { kind: 'CV', of: ['own'] },
    gv: { sum: 'pv', tree: 'sponsor', self: true },
  },
  active: { pv: { atLeast: '100' } },
  ranks: {
    contiguous: true,
    pay: 'paid-as',
    effective: 'at-once',
    ladder: [
      { rank: 'bronze', when: { all: [{ is: 'active' }, { gv: { atLeast: '500' } }] } },
      { rank: 'silver', when: { all: [{ gv: { atLeast: '1500' } }, legs('bronze', 1)] } },
      { rank: 'gold', when: { all: [{ gv: { atLeast: '4000' } }, legs('bronze', 2)] } },
      {
        rank: 'platinum',
        when: { all: [{ pv: { atLeast: '150' } }, { gv: { atLeast: '12000' } }, legs('silver', 2)] },
      },
      { rank: 'emerald', when: { all: [{ pv: { atLeast: '150' } }, { gv: { atLeast: '40000' } }, legs('gold', 3)] } },
      {
        rank: 'diamond',
        when: { all: [{ pv: { atLeast: '200' } }, { gv: { atLeast: '120000' } }, legs('platinum', 3)] },
      },
    ],
  },
  bonuses: [
    {
      bonus: 'unilevel',
      kernel: 'level',
      period: 'month',
      tree: 'sponsor',
      base: { volume: 'cv', factor: '1' },
      linesPer: 'buyer',
      ownPurchases: 'no-level',
      eligible: { is: 'active' },
      levels: [
        { rate: '5%', minimumRank: null },
        { rate: '5%', minimumRank: null },
        { rate: '4%', minimumRank: 'bronze' },
        { rate: '3%', minimumRank: 'silver' },
        { rate: '2%', minimumRank: 'gold' },
        { rate: '2%', minimumRank: 'platinum' },
        { rate: '1%', minimumRank: 'emerald' },
        { rate: '1%', minimumRank: 'diamond' },
      ],
      beyondLast: 'stop',
      rateOf: 'earner',
      skip: { whom: 'unqualified-for-level', moves: 'payee' },
      ineligible: 'lost',
    },
  ],
  rounding: { where: 'line', mode: 'half-even', digits: 2 },
};

function legs(rank: string, atLeast: number): Plan['active'] {
  return { legs: { tree: 'sponsor', having: { rank }, atLeast } };
}
