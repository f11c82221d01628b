import fc from 'fast-check';
import type { LevelBonus, MatchingBonus } from '../../plan/plan-schema.js';
import {
  amounts,
  conditions,
  factors,
  oneOf,
  paidVolumes,
  rates,
  type Sight,
  smallQuantities,
  sometimes,
  tableOf,
  partly,
} from './random-conditions.js';
import { walkedTrees } from './walked-trees.js';
import { bonusHead, ineligible } from './bonus-head.js';

/** Keys of the walk that the kernels level and matching share. */
function walkKeys(sight: Sight, firstLevel: number) {
  const price = fc.oneof({ weight: 6, arbitrary: rates }, { weight: 1, arbitrary: amounts });
  // Where rates are compared with one another they are all percentages.
  const shape = fc.constantFrom('levels', 'levels', 'rates');
  const compares = fc.boolean();
  return fc.tuple(shape, compares).chain(([of, comparing]) => {
    const value = comparing ? rates : price;
    const levels = fc.array(
      partly(
        {
          rate: tableOf(value, sight),
          minimumRank: oneOf([null, null, ...sight.ranks]),
          when: conditions(sight, 0),
        },
        { requiredKeys: ['rate', 'minimumRank'] },
      ),
      { minLength: 1, maxLength: 4, size: 'max' },
    );
    const lists = tableOf(fc.array(value, { minLength: 1, maxLength: 4, size: 'max' }), sight);
    return partly(
      {
        tree: walkedTrees,
        levels,
        rates: lists,
        beyondLast: fc.constantFrom('stop', 'stop', 'repeat-last'),
        rateOf: comparing
          ? fc.constantFrom('earner', 'source', 'lower-of-both')
          : fc.constantFrom('earner', 'earner', 'source'),
        skip: fc.record({
          whom: fc.oneof(
            fc.constantFrom<unknown>('nobody', 'ineligible', 'unqualified-for-level'),
            ...(sight.ranks.length > 0 ? [oneOf(sight.ranks).map((belowRank) => ({ belowRank }))] : []),
          ),
          moves: fc.constantFrom('payee', 'payee', 'payee', 'volume'),
        }),
        ineligible: comparing
          ? ineligible
          : ineligible.filter((word) => word !== 'next-upline-with-same-or-higher-rate'),
        capped: sometimes(
          fc.record({ capPerSource: fc.record({ amount: amounts, per: fc.constantFrom('period', 'lifetime') }) }),
        ),
        starts: sometimes(fc.record({ startLevel: fc.constantFrom(firstLevel + 1, 1, 2) })),
        ...extras(sight, comparing),
      },
      { requiredKeys: ['tree', 'levels', 'rates', 'beyondLast', 'rateOf', 'skip', 'ineligible', 'capped', 'starts'] },
    ).map(({ levels: rows, rates: table, capped, starts, ...rest }) => ({
      ...rest,
      ...capped,
      ...starts,
      ...(of === 'levels' ? { levels: rows } : { rates: table }),
    }));
  });
}

/** At most one of generations, a blocker and points: each of them is another way to count levels. */
function extras(sight: Sight, comparing: boolean) {
  const generations = fc.record({
    boundary: fc.oneof(
      conditions(sight, 1) as fc.Arbitrary<unknown>,
      fc.constantFrom({ sameRankAsViewer: 'paid-as' }, { sameRankAsViewer: 'title' }),
    ),
    boundaryMember: fc.constantFrom('closes', 'opens'),
    ineligibleBoundary: fc.constantFrom('counts', 'ignored'),
    emptyGeneration: fc.constantFrom('uses-number', 'no-number'),
    first: fc.constantFrom(1, 0),
  });
  const blocker = fc.record({
    rank: fc.constantFrom('same', 'higher', 'same-or-higher'),
    then: fc.constantFrom<unknown>(
      'stop',
      'compress',
      { stopLevelsBelow: 0 },
      { stopLevelsBelow: 1 },
      ...(comparing ? ['difference'] : []),
    ),
  });
  const points = fc.record({ perSource: fc.constantFrom('10', '3'), takes: tableOf(smallQuantities, sight) });
  return {
    extra: fc.oneof(
      fc.constant({}),
      fc.oneof(
        ...([
          generations.map((value) => ({ generations: value })),
          blocker.map((value) => ({ blocker: value })),
          points.map((value) => ({ points: value })),
        ] as fc.Arbitrary<object>[]),
      ),
    ),
  };
}

export function levelBonuses(name: string, sight: Sight, orderVolumes: readonly string[]): fc.Arbitrary<LevelBonus> {
  const base = fc.oneof(
    fc.record({
      base: fc.record({ volume: paidVolumes(sight), factor: factors }),
      linesPer: fc.constant('buyer'),
    }),
    fc.record({
      base: fc.record({ volume: oneOf(orderVolumes), factor: factors }),
      linesPer: fc.constantFrom('buyer', 'order'),
    }),
  );
  return fc
    .tuple(bonusHead(name, sight), base, fc.constantFrom('no-level', 'no-level', 'level-0'), walkKeys(sight, 0))
    .map(([head, paidOn, ownPurchases, walk]) => {
      const bonus = { ...head, kernel: 'level', ...paidOn, ownPurchases, ...consistent(walk, ownPurchases) };
      return bonus as unknown as LevelBonus;
    });
}

export function matchingBonuses(name: string, before: readonly string[], sight: Sight): fc.Arbitrary<MatchingBonus> {
  return fc
    .tuple(
      bonusHead(name, sight),
      fc.subarray([...before], { minLength: 1 }),
      fc.constantFrom('before-caps', 'after-caps'),
      walkKeys(sight, 1),
    )
    .map(([head, of, basis, walk]) => {
      const bonus = { ...head, kernel: 'matching', of, basis, ...consistent(walk, 'no-level') };
      return bonus as unknown as MatchingBonus;
    });
}

interface DrawnWalk {
  readonly extra?: { generations?: unknown; points?: unknown };
  readonly skip: { readonly whom: unknown; readonly moves: string };
  readonly startLevel?: number | undefined;
}

/** The keys of a walk without those that contradict others. */
function consistent({ extra = {}, startLevel, skip, ...walk }: DrawnWalk, ownPurchases: string): object {
  const hasStart = startLevel !== undefined && ownPurchases !== 'level-0' && !extra.generations;
  const isDynamic = skip.whom === 'unqualified-for-level';
  const whom = isDynamic && extra.points ? 'ineligible' : skip.whom;
  const moves = isDynamic && whom === skip.whom ? 'payee' : skip.moves;
  return { ...walk, skip: { whom, moves }, ...(hasStart && { startLevel }), ...extra };
}
