import fc from 'fast-check';
import type { Condition, Ladder } from '../../plan/plan-schema.js';
import { conditions, type Sight, partly } from './random-conditions.js';

const paidOn = fc.constantFrom<Ladder['pay']>(
  'paid-as',
  'paid-as',
  'title',
  ...[{ graceMisses: 0 }, { graceMisses: 1 }, { graceMisses: 2 }, { heldFor: 1 }, { heldFor: 3 }],
);

/** A ladder of the ranks named; each asks for lower ranks of its own only. `also` is asked of the rank at a place besides. */
export function ladders(
  ranks: readonly string[],
  sight: Sight,
  also?: { place: number; condition: Condition },
): fc.Arbitrary<Ladder> {
  const own = (place: number): Sight =>
    sight.clubRanks === ranks
      ? { ...sight, clubRanks: ranks.slice(0, place) }
      : { ...sight, ranks: ranks.slice(0, place), clubRanks: [] };
  return partly(
    {
      contiguous: fc.boolean(),
      pay: paidOn,
      effective: fc.constantFrom('at-once' as const, 'at-once' as const, 'at-once' as const, 'next-period' as const),
      decidedIn: fc.constantFrom('main', 'main', 'other'),
      whens: fc.tuple(...ranks.map((_, place) => conditions(own(place), 2))),
    },
    { requiredKeys: ['contiguous', 'pay', 'effective', 'whens'] },
  ).map(({ whens, ...ladder }) => ({
    ...ladder,
    ladder: ranks.map((rank, place) => {
      const when = whens[place] as Condition;
      return { rank, when: also?.place === place ? { all: [when, also.condition] } : when };
    }),
  }));
}
