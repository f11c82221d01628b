import { parseDate } from '@upline/calendar';
import { parseVolume } from '@upline/money';
import type { Plan } from '../plan/plan-schema.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { company, legsOf, names, onTeam, passUpLine, recruitOrders, under, unit } from './published-companies.js';
import * as plans from './published-plans.js';

/** A worked example that a company or the author of a plan printed, with exactly the figures that they printed. */
export interface PublishedCase {
  readonly id: string;
  readonly title: string;
  readonly plan: Plan;
  /** One period after the other; what one carries out the next carries in. */
  readonly periods: readonly PublishedPeriod[];
}

export interface PublishedPeriod {
  readonly snapshot: Snapshot;
  readonly expected: {
    /** Bonus to payee to amount, of all lines together. A payee who is not named is not printed. */
    readonly paid?: Readonly<Record<string, Readonly<Record<string, string>>>>;
    /** Bonus to source to the payee of its only line at level 1. */
    readonly payees?: Readonly<Record<string, Readonly<Record<string, string>>>>;
    /** Bonus, payee, source, amount. */
    readonly lines?: readonly (readonly [bonus: string, payee: string, source: string, amount: string])[];
    readonly totals?: Readonly<Record<string, string>>;
    /** Bonus to member to side to volume. */
    readonly legs?: Readonly<
      Record<string, Readonly<Record<string, { readonly left: string; readonly right: string }>>>
    >;
    /** Member to the rank that they are paid as, null for none. */
    readonly ranks?: Readonly<Record<string, string | null>>;
  };
}

export const publishedCases: readonly PublishedCase[] = [
  {
    id: 'P1',
    title: 'Amway India: a differential read on group PV and paid on BV, with a retail margin',
    plan: plans.amwayIndia,
    periods: [
      {
        snapshot: company('2026-11', [{ code: 'You', pv: '300' }, ...under('You', '300', ...names(4))]),
        expected: {
          paid: {
            performance: { You: '3780', Leg1: '1080', Leg2: '1080', Leg3: '1080', Leg4: '1080' },
            retail: { You: '3600' },
          },
          totals: { You: '7380' },
        },
      },
    ],
  },
  {
    id: 'P2',
    title: 'ESSENS England: difference of rates for each leg',
    plan: plans.essens,
    periods: [
      {
        snapshot: company('2026-11', [{ code: 'You', pv: '100' }, ...under('You', '800', ...names(3))]),
        expected: {
          lines: [
            ['difference', 'You', 'You', '12'],
            ['difference', 'You', 'Leg1', '48'],
            ['difference', 'You', 'Leg2', '48'],
            ['difference', 'You', 'Leg3', '48'],
          ],
          totals: { You: '156' },
        },
      },
    ],
  },
  {
    id: 'P3a',
    title: 'VBO: a bracket read on GV and paid on PV, the threshold met exactly',
    plan: plans.vbo,
    periods: [
      {
        snapshot: company('2026-11', [
          { code: 'You', pv: '200' },
          { code: 'Customers', sponsor: 'You', pv: '400', kind: 'retail' },
        ]),
        expected: { totals: { You: '54' } },
      },
    ],
  },
  {
    id: 'P3b',
    title: 'VBO: the group lifts the bracket, the pay stays on PV',
    plan: plans.vbo,
    periods: [
      {
        snapshot: company('2026-11', [
          { code: 'You', pv: '125' },
          { code: 'Customers', sponsor: 'You', pv: '475', kind: 'retail' },
          { code: 'Below', sponsor: 'You', pv: '4400' },
        ]),
        expected: { totals: { You: '150' } },
      },
    ],
  },
  {
    id: 'P4',
    title: 'Betfin: 8% of the weaker leg every day, the difference carried',
    plan: plans.betfin,
    periods: [
      {
        snapshot: company('2026-11-23', [
          { code: 'You' },
          onTeam('Left', 'You', 1, { pv: '160000' }),
          onTeam('Right', 'You', 2, { pv: '100000' }),
        ]),
        expected: { totals: { You: '8000' }, legs: { pairs: { You: { left: '60000', right: '0' } } } },
      },
      {
        snapshot: company('2026-11-24', [
          { code: 'You' },
          onTeam('Left', 'You', 1),
          onTeam('Right', 'You', 2, { pv: '100000' }),
        ]),
        expected: { totals: { You: '4800' }, legs: { pairs: { You: { left: '0', right: '40000' } } } },
      },
    ],
  },
  {
    id: 'P5',
    title: 'Binary of 10% with a sponsor bonus on packs',
    plan: plans.packs,
    periods: [
      {
        snapshot: company('2026-11', [
          { code: 'You' },
          onTeam('Left', 'You', 1, { sponsor: 'You', pv: '100', tags: ['pack'] }),
          onTeam('Right', 'You', 2, { sponsor: 'You', pv: '100', tags: ['pack'] }),
          onTeam('BelowLeft', 'Left', 1, { pv: '900' }),
          onTeam('BelowRight', 'Right', 1, { pv: '700' }),
        ]),
        expected: {
          paid: { sponsor: { You: '20' }, pairs: { You: '80' } },
          legs: { pairs: { You: { left: '200', right: '0' } } },
        },
      },
    ],
  },
  {
    id: 'P6',
    title: 'NovaTech: a check match over five levels of personally enrolled',
    plan: plans.novaTech,
    periods: [
      {
        snapshot: company('2026-11', [
          { code: 'You' },
          ...['You', ...names(4)].map((sponsor, place) => ({ code: `Leg${place + 1}`, sponsor, pv: '1' })),
        ]),
        expected: {
          lines: [
            ['match', 'You', 'Leg1', '5'],
            ['match', 'You', 'Leg2', '2'],
            ['match', 'You', 'Leg3', '1'],
            ['match', 'You', 'Leg4', '1'],
            ['match', 'You', 'Leg5', '1'],
          ],
          totals: { You: '10' },
        },
      },
    ],
  },
  {
    id: 'P7',
    title: 'Young Living: a pool dealt by shares',
    plan: plans.shares,
    periods: [
      {
        snapshot: company('2026-11', [
          { code: 'Many', pv: '10000000', numbers: { shares: parseVolume('3000') } },
          { code: 'Some', sponsor: 'Many', numbers: { shares: parseVolume('1999') } },
          { code: 'One', sponsor: 'Many', numbers: { shares: parseVolume('1') } },
        ]),
        expected: { totals: { One: '125', Some: '249875', Many: '375000' } },
      },
    ],
  },
  {
    id: 'P8',
    title: '2-up, recruits alone',
    plan: plans.twoUp,
    periods: [
      {
        snapshot: company(
          '2026-11',
          passUpLine.map(([code, sponsor, enrolled]) => ({
            code,
            sponsor,
            pv: '100',
            enrolledOn: parseDate(enrolled),
          })),
        ),
        expected: {
          payees: {
            sponsor: { Bob: 'Emma', Charlie: 'Emma', David: 'Alice', Eve: 'Alice', Frank: 'Alice', Grace: 'David' },
          },
        },
      },
    ],
  },
  {
    id: 'P9',
    title: 'Young Living: fast start in the first three calendar months, at most 200 a month for one recruit',
    plan: plans.fastStart,
    periods: [
      { snapshot: recruitOrders('2026-11', '100'), expected: { totals: { You: '25' } } },
      { snapshot: recruitOrders('2026-12', '100'), expected: { totals: { You: '25' } } },
      { snapshot: recruitOrders('2027-01', '100'), expected: { totals: { You: '25' } } },
      { snapshot: recruitOrders('2027-02', '100'), expected: { totals: { You: '0' } } },
    ],
  },
  {
    id: 'P9cap',
    title: 'Young Living: fast start, the most for one recruit',
    plan: plans.fastStart,
    periods: [{ snapshot: recruitOrders('2026-11', '1000'), expected: { totals: { You: '200' } } }],
  },
  {
    id: 'P10',
    title: 'Mary Kay: personal team commission with five active recruits',
    plan: plans.personalTeam,
    periods: [
      { snapshot: unit(undefined, ['800', '800', '800', '800', '800']), expected: { totals: { You: '360' } } },
      { snapshot: unit('600', ['800', '800', '800', '800', '800']), expected: { totals: { You: '520' } } },
      {
        snapshot: unit('600', ['800', '800', '800', '800', '800'], '2026-10-15'),
        expected: { paid: { team: { You: '520' }, recruits: { You: '50' } } },
      },
    ],
  },
  {
    id: 'P11',
    title: 'IML: at most 40% of the requirement from one leg',
    plan: plans.legLimit,
    periods: [
      { snapshot: legsOf('1740', '1740', '870'), expected: { ranks: { You: 'platinum' } } },
      { snapshot: legsOf('9000', '9000', '870'), expected: { ranks: { You: 'platinum' } } },
      { snapshot: legsOf('9000', '9000', '869.9999'), expected: { ranks: { You: null } } },
      { snapshot: legsOf('9000', '1739.9999', '870'), expected: { ranks: { You: null } } },
    ],
  },
];
