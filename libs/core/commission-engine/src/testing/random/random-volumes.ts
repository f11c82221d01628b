import fc from 'fast-check';
import type { Condition, Volume } from '../../plan/plan-schema.js';
import {
  conditions,
  depths,
  factors,
  oneOf,
  quantities,
  rates,
  roundingModes,
  type Sight,
  tableOf,
  partly,
} from './random-conditions.js';
import { tags } from './outline.js';

const orderFilters = (buyers: fc.Arbitrary<Condition>) =>
  partly(
    {
      tagged: fc.subarray(tags, { minLength: 1 }),
      notTagged: fc.subarray(tags, { minLength: 1 }),
      first: fc.constantFrom('only' as const, 'except' as const),
      buyerAge: partly(
        {
          unit: fc.constantFrom('days' as const, 'calendar-months' as const, 'anniversary-months' as const),
          atLeast: fc.constantFrom(0, 1, 2),
          below: fc.constantFrom(60, 400, 3),
        },
        { requiredKeys: ['unit'] },
      ).map((age) => (age.atLeast === undefined && age.below === undefined ? { ...age, below: 60 } : age)),
      buyers,
    },
    { requiredKeys: [] },
  )
    .map(({ notTagged, ...filter }) => {
      const others = notTagged?.filter((tag) => !filter.tagged?.includes(tag)) ?? [];
      return others.length > 0 ? { ...filter, notTagged: others } : filter;
    })
    .filter((filter) => Object.keys(filter).length > 0);

const windows = fc.record({
  last: fc.integer({ min: 1, max: 3 }),
  unit: fc.constantFrom(
    'month' as const,
    'day' as const,
    'week' as const,
    'half-month' as const,
    'quarter' as const,
    'year' as const,
  ),
  current: fc.constantFrom('included' as const, 'excluded' as const),
});

const whose = oneOf<('own' | 'customers')[]>([['own'], ['own', 'customers'], ['customers']]);

/** Volumes of orders, and their counts; those that lines are written for do not last a lifetime. */
export function orderVolume(sight: Sight, lifetime: boolean): fc.Arbitrary<Volume> {
  const window = lifetime ? fc.oneof(fc.constant('lifetime' as const), windows) : windows;
  return partly(
    { kind: fc.constantFrom('PV', 'CV'), of: whose, orders: orderFilters(conditions(sight, 0)), window },
    { requiredKeys: lifetime ? ['kind', 'of', 'window'] : ['kind', 'of'] },
  ).map((volume) => (volume.of.includes('customers') ? { ...volume, customersIn: 'enroller' } : volume) as Volume);
}

function orderCount(sight: Sight): fc.Arbitrary<Volume> {
  return partly(
    { ordersOf: whose, orders: orderFilters(conditions(sight, 0)), window: windows },
    { requiredKeys: ['ordersOf'] },
  ).map((volume) => (volume.ordersOf.includes('customers') ? { ...volume, customersIn: 'sponsor' } : volume) as Volume);
}

/** Everything that is reckoned from volumes, conditions and trees that are seen already. */
export function derivedVolume(sight: Sight): fc.Arbitrary<Volume> {
  const volume = oneOf(sight.volumes);
  const tree = oneOf(sight.trees);
  const operand = fc.oneof({ weight: 3, arbitrary: volume }, { weight: 1, arbitrary: quantities });
  const several = fc.array(operand, { minLength: 2, maxLength: 3 });
  const asked = conditions(sight, 1);
  const self = fc.boolean();
  const arbitraries: fc.Arbitrary<unknown>[] = [
    partly(
      {
        ...{ sum: volume, tree, self, depth: depths },
        until: fc.record({ boundary: asked, boundaryMember: fc.constantFrom('included', 'excluded') }),
      },
      { requiredKeys: ['sum', 'tree', 'self'] },
    ),
    partly(
      {
        ...{ countOf: asked, tree, depth: depths },
        inLeg: fc.record({ tree: fc.constantFrom('team', 'grid'), leg: fc.constantFrom(1, 2) }),
      },
      { requiredKeys: ['countOf', 'tree', 'depth'] },
    ),
    partly(
      { legsWith: asked, tree, depth: depths, personal: fc.constantFrom('enroller', 'sponsor') },
      { requiredKeys: ['legsWith', 'tree'] },
    ),
    takenLegs.chain((legs) => fc.record({ legVolume: volume, tree: fc.constant(legs.tree), take: legs.take })),
    fc.record({ limited: volume, tree: fc.constantFrom('sponsor', 'team', 'enroller'), self, limit: limits }),
    fc.record({ add: several }),
    fc.record({ subtract: several }),
    fc.record({ multiply: operand, by: factors, rounding: roundingModes }),
    fc.record({ least: several }),
    fc.record({ greatest: several }),
    fc.record({ choose: tableOf(operand, sight) }),
    fc.record({
      age: fc.constantFrom('days', 'calendar-months', 'anniversary-months'),
      since: fc.constantFrom('enrolment', { attribute: 'since' }),
    }),
    fc.record({ rebook: volume, tree, onto: asked }),
    fc.record({
      ...{ history: volume, periods: fc.integer({ min: 1, max: 3 }) },
      ...{ take: fc.constantFrom('sum', 'least', 'greatest'), current: fc.constantFrom('included', 'excluded') },
    }),
    fc.record({
      ...{ banked: volume, deduct: quantities, deductWhen: asked },
      ...{ floor: fc.constantFrom('0', '10'), resetOnPromotion: fc.boolean() },
    }),
    partly({ company: volume, where: asked }, { requiredKeys: ['company'] }),
    orderCount(sight),
    orderVolume(sight, false),
  ];
  const ranks = [...sight.ranks, ...sight.clubRanks];
  if (ranks.length > 0) {
    arbitraries.push(
      fc.record({
        ...{ periodsHeld: oneOf(ranks), counting: fc.constantFrom('in-a-row', 'in-all') },
        current: fc.constantFrom('included', 'excluded'),
      }),
    );
  }
  return fc.oneof(...arbitraries) as fc.Arbitrary<Volume>;
}

/** Legs that the tree can have: by number in placement trees only, one leg only in a streamline. */
const anyLeg: unknown[] = ['strongest', 'weakest', 'all-but-strongest'];
const takenLegs = fc.constantFrom(
  ...['team', 'grid'].map((tree) => ({
    tree,
    take: fc.constantFrom(...anyLeg, { leg: 1 }, { leg: 2 }, { strongest: 2 }),
  })),
  { tree: 'sponsor', take: fc.constantFrom(...anyLeg, { strongest: 2 }) },
  { tree: 'file', take: fc.constantFrom(...anyLeg, { leg: 1 }, { strongest: 1 }) },
);

/** Limits that can be read without a requirement. */
const limits = fc.oneof(
  fc.constantFrom<unknown>({ formula: 'weak-legs-doubled' }, { formula: 'without-strongest' }),
  rates.map((share) => ({ formula: 'share-of-legs', share })),
  quantities.map((atMost) => ({ formula: 'fixed', atMost })),
);

/** A volume that is only asked for in thresholds, which measure its legs. */
export const measuredVolume = fc.record({
  limited: fc.constantFrom('pv', 'cv'),
  tree: fc.constantFrom('sponsor', 'team'),
  self: fc.boolean(),
  limit: fc.record({
    formula: fc.constant('share-of-requirement' as const),
    share: fc.constantFrom('50%', '40%', '33.3333%'),
    limitsOwn: fc.boolean(),
  }),
});
