import fc from 'fast-check';
import type { Cut } from '../../plan/plan-schema.js';
import { amounts, factors, rates, type Sight, tableOf, partly, half } from './random-conditions.js';

/** A cut of any kind on some of the bonuses. */
export function cuts(name: string, bonuses: readonly string[], sight: Sight): fc.Arbitrary<Cut> {
  const some = fc.shuffledSubarray([...bonuses], { minLength: 1 });
  const cut = fc.constant(name);
  const amount = tableOf(fc.oneof(amounts, fc.constantFrom('5', '33.5')), sight);
  const limit = half(amounts);
  return fc.oneof(
    fc.record({
      ...{ cut, kind: fc.constant('personCap'), of: fc.oneof(fc.constant('all'), some), amount },
      ...{ how: fc.constantFrom('pro-rata', 'in-order'), excess: fc.constantFrom('lost', 'company') },
    }) as fc.Arbitrary<unknown>,
    partly(
      {
        ...{ cut, kind: fc.constant('companyCap'), share: rates },
        of: fc.record({ volume: fc.constantFrom('pv', 'cv', 'choice'), factor: factors }),
        how: fc.constantFrom('pro-rata', 'priority', 'hard-stop'),
        order: fc.shuffledSubarray([...bonuses], { minLength: bonuses.length }),
        exempt: fc.subarray([...bonuses]),
      },
      { requiredKeys: ['cut', 'kind', 'share', 'of', 'how', 'order', 'exempt'] },
    ).map(({ order, ...rest }) => {
      const paid = order.filter((bonus) => !rest.exempt.includes(bonus));
      return rest.how === 'pro-rata' || paid.length === 0 ? { ...rest, how: 'pro-rata' } : { ...rest, order: paid };
    }),
    fc
      .record({
        cut,
        kind: fc.constant('fee'),
        take: tableOf(fc.oneof(rates, amounts), sight),
        least: limit,
        most: limit,
      })
      .map((fee) => {
        const [least, most] = [Number(fee.least ?? 0), Number(fee.most ?? Infinity)];
        return least <= most ? fee : { ...fee, least: fee.most, most: fee.least };
      }),
    fc.record({ cut, kind: fc.constant('withholding'), rate: tableOf(rates, sight) }),
    fc.record({ cut, kind: fc.constant('recovery'), most: rates }),
    fc.record({ cut, kind: fc.constant('advance'), most: rates }),
    fc.record({ cut, kind: fc.constant('minimumPayout'), amount: amounts }),
  ) as fc.Arbitrary<Cut>;
}
