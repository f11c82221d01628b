import fc from 'fast-check';
import type { Condition } from '../../plan/plan-schema.js';
import { amounts, conditions, mostly, type Sight, sometimes, tableOf } from './random-conditions.js';

/** Somebody is eligible more often than not. */
function eligibility(sight: Sight): fc.Arbitrary<Condition> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant<Condition>({ is: 'active' }) },
    { weight: 3, arbitrary: fc.constant<Condition>({ kind: ['distributor', 'preferred'] }) },
    { weight: 3, arbitrary: conditions(sight, 1) },
  );
}

export const excess = fc.constantFrom('lost', 'company');

export const ineligible = fc.constantFrom(
  'lost',
  'company',
  'held',
  'next-eligible-upline',
  'next-upline-with-same-or-higher-rate',
);

/** What every bonus says. */
export function bonusHead(name: string, sight: Sight) {
  const cap = fc.record({ per: fc.constantFrom('person', 'position'), amount: tableOf(amounts, sight), excess });
  return fc
    .record({
      bonus: fc.constant(name),
      period: mostly(fc.constant('main'), fc.constant('other')),
      eligible: eligibility(sight),
      capped: sometimes(fc.record({ cap })),
    })
    .map(({ capped, ...head }) => ({ ...head, ...capped }));
}
