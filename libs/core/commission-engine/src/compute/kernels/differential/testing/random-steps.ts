import fc from 'fast-check';
import type { DifferentialBonus } from '../../../../plan/plan-schema.js';
import { type Row, stairstep } from './stairstep-company.js';

const anyRows = fc
  .array(fc.record({ from: fc.integer({ min: 0, max: 40 }), rate: fc.integer({ min: 0, max: 30 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((rows) => {
    const sorted = [...rows].sort((one, other) => one.from - other.from);
    return sorted
      .filter(({ from }, at) => sorted[at - 1]?.from !== from)
      .map(({ from, rate }) => ({ from: String(from), rate: `${rate}%` }));
  });
const anyRate: fc.Arbitrary<DifferentialBonus['rate']> = fc.oneof(
  fc.constant('10%'),
  fc.constant({ byAttribute: 'class', values: { '1': '5%', '2': '10%', '3': '12.3456%' } }),
  fc.record({
    axis: fc.constant('gv'),
    read: fc.constantFrom('whole' as const, 'marginal' as const),
    threshold: fc.constantFrom('inclusive' as const, 'exclusive' as const),
    rows: anyRows,
  }),
);
const kinds = (...words: string[]): { kind: string[] } => ({ kind: words });
const to = fc.constantFrom(kinds('leader'), kinds('leader', 'distributor'), kinds('idle-leader', 'idle'));
const anyOverride: fc.Arbitrary<NonNullable<DifferentialBonus['breakaway']>['override']> = fc.oneof(
  fc.constant(null),
  fc.record({
    how: fc.constant('fixed' as const),
    to,
    rates: fc.constantFrom<string[][]>(['5%'], ['5%', '2.5%', '1%']),
  }),
  fc.record({ how: fc.constant('difference' as const), to, minimum: fc.constantFrom('0%', '1%') }),
  fc.record({
    how: fc.constant('guaranteed' as const),
    rate: fc.constant('4%'),
    keeps: fc.constantFrom('0', '0.5', '1.0001'),
  }),
);
/** Any combination of the options. */
export const anyBonus = fc
  .record({
    rate: anyRate,
    form: fc.constantFrom('amounts' as const, 'rates' as const),
    childRate: fc.constantFrom('child' as const, 'highest-on-line' as const),
    unqualified: fc.constantFrom('passes-up' as const, 'counts' as const),
    ownBase: fc.constantFrom('counts' as const, 'left-out' as const),
    ineligible: fc.constantFrom(
      'lost' as const,
      'company' as const,
      'held' as const,
      'next-eligible-upline' as const,
      'next-upline-with-same-or-higher-rate' as const,
    ),
    breakaway: fc.option(
      fc.record({
        boundary: fc.constant(kinds('leader', 'idle-leader')),
        legs: fc.constantFrom('excluded' as const, 'counted' as const),
        override: anyOverride,
      }),
    ),
  })
  .map(({ breakaway, ...change }) => stairstep(breakaway ? { ...change, breakaway } : change));
/** Up to ten members, refunds among them. */
export const anyCompany = fc
  .array(
    fc.record({
      sponsor: fc.nat(),
      pv: fc.integer({ min: -10, max: 50 }),
      kind: fc.constantFrom('distributor', 'distributor', 'leader', 'idle', 'idle-leader'),
      rate: fc.constantFrom('1', '2', '3', '4'),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((drawn) =>
    drawn.map(({ sponsor, pv, kind, rate }, at): Row => {
      const above = sponsor % (at + 1);
      return [`m${at}`, above === at ? '' : `m${above}`, pv, kind, rate];
    }),
  );
