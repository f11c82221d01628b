import fc from 'fast-check';
import type { Bonus } from '../../plan/plan-schema.js';
import { bonusHead, ineligible } from './bonus-head.js';
import { walkedTrees } from './walked-trees.js';
import {
  amounts,
  conditions,
  factors,
  oneOf,
  paidVolumes,
  quantities,
  rates,
  roundingModes,
  type Sight,
  smallQuantities,
  tableOf,
  partly,
  half,
} from './random-conditions.js';
import { levelBonuses, matchingBonuses } from './random-walks.js';

/** A bonus of any kernel; `before` names those that it may match. */
export function bonuses(
  name: string,
  before: readonly string[],
  sight: Sight,
  orderVolumes: readonly string[],
): fc.Arbitrary<Bonus> {
  const kernels = [
    { weight: 3, arbitrary: levelBonuses(name, sight, orderVolumes) as fc.Arbitrary<unknown> },
    { weight: 2, arbitrary: differentials(name, sight, orderVolumes) },
    { weight: 2, arbitrary: pairings(name, sight, orderVolumes) },
    { weight: 2, arbitrary: pools(name, sight, orderVolumes) },
    { weight: 2, arbitrary: fixed(name, sight) },
    { weight: 1, arbitrary: boards(name, sight) },
  ];
  if (sight.ranks.length > 0) kernels.push({ weight: 1, arbitrary: advancements(name, sight) });
  if (before.length > 0) kernels.push({ weight: 3, arbitrary: matchingBonuses(name, before, sight) });
  return fc.oneof(...kernels) as fc.Arbitrary<Bonus>;
}

function base(sight: Sight) {
  return fc.record({ volume: paidVolumes(sight), factor: factors });
}

/** What is added up over members must not be a sum of several members itself. */
function ownBase(ownVolumes: readonly string[]) {
  return fc.record({ volume: oneOf(['cv', 'pv', ...ownVolumes]), factor: factors });
}

function withHead(name: string, sight: Sight, kernel: string, keys: fc.Arbitrary<object>): fc.Arbitrary<unknown> {
  return fc.tuple(bonusHead(name, sight), keys).map(([head, rest]) => ({ ...head, kernel, ...rest }));
}

const bracketRows = fc
  .tuple(
    fc.subarray(['0', '100', '250', '600', '1500'], { minLength: 1 }),
    fc.array(rates, { minLength: 5, maxLength: 5 }),
  )
  .map(([from, values]) => from.map((text, place) => ({ from: text, rate: values[place] ?? '0%' })));

function differentials(name: string, sight: Sight, own: readonly string[]): fc.Arbitrary<unknown> {
  const brackets = fc.record({
    axis: oneOf(sight.volumes),
    read: fc.constantFrom('whole', 'marginal'),
    threshold: fc.constantFrom('inclusive', 'exclusive'),
    rows: bracketRows,
  });
  const to = conditions(sight, 0);
  const override = fc.oneof(
    fc.constant(null),
    fc.record({
      how: fc.constant('fixed'),
      to,
      rates: tableOf(fc.array(rates, { minLength: 1, maxLength: 3 }), sight),
    }) as fc.Arbitrary<unknown>,
    fc.record({ how: fc.constant('difference'), to, minimum: rates }),
    fc.record({ how: fc.constant('guaranteed'), rate: rates, keeps: amounts }),
  );
  const keys = partly(
    {
      tree: walkedTrees,
      base: ownBase(own),
      rate: fc.oneof(brackets as fc.Arbitrary<unknown>, tableOf(rates, sight)),
      form: fc.constantFrom('amounts', 'rates'),
      childRate: fc.constantFrom('child', 'highest-on-line'),
      unqualified: fc.constantFrom('passes-up', 'counts'),
      ownBase: fc.constantFrom('counts', 'counts', 'left-out'),
      ineligible,
      breakaway: fc.record({ boundary: conditions(sight, 1), legs: fc.constantFrom('excluded', 'counted'), override }),
    },
    {
      requiredKeys: ['tree', 'base', 'rate', 'form', 'childRate', 'unqualified', 'ownBase', 'ineligible'],
    },
  ).map((drawn) => (drawn.form === 'amounts' ? { ...drawn, childRate: 'child' } : drawn));
  return withHead(name, sight, 'differential', keys);
}

function pairings(name: string, sight: Sight, own: readonly string[]): fc.Arbitrary<unknown> {
  const pair = fc.constantFrom(
    { strong: '100', weak: '100' },
    { strong: '200', weak: '100' },
    { strong: '60', weak: '30' },
  );
  const sides = fc.constantFrom('for-the-period', 'each-cycle');
  const rate = tableOf(rates, sight);
  const cycles = partly(
    {
      ...{ pays: fc.constant('cycles'), pair, firstPair: pair, sides },
      value: tableOf(fc.oneof(amounts, rates), sight),
    },
    { requiredKeys: ['pays', 'pair', 'sides', 'value'] },
  );
  const fund = fc.record({ share: rates, of: oneOf(own), factor: factors });
  const mode = fc.oneof(
    fc.record({ pays: fc.constantFrom('percent-of-weaker', 'volume-ratio'), rate }) as fc.Arbitrary<object>,
    cycles,
    fc.record({ pays: fc.constant('schedule'), rows: fc.constant(scheduleRows) }),
    fc.record({ pays: fc.constant('pool'), pair, sides, fund }),
  );
  const limit = fc.record({
    of: fc.constantFrom('cycles', 'money'),
    most: tableOf(smallQuantities, sight),
    per: fc.constantFrom('position', 'person'),
    excess: fc.constantFrom('flushed', 'carried'),
  });
  const keys = fc
    .record({
      tree: fc.constant('team'),
      base: ownBase(own),
      mode,
      residue: fc.constantFrom('net-off', 'weak-to-zero', 'flush-both', 'flush-weak'),
      carry: fc.record({
        most: half(tableOf(quantities, sight)),
        expiresAfter: half(fc.integer({ min: 1, max: 3 })),
      }),
      limits: fc.array(limit, { maxLength: 2 }),
      inactive: fc.constantFrom('accrues', 'accrues-nothing', 'loses-all'),
      ownVolumeToWeaker: half(fc.record({ above: quantities })),
    })
    .map((drawn) => {
      // Only cycles can be counted.
      const counts = 'pair' in drawn.mode;
      return { ...drawn, limits: drawn.limits.map((one) => (counts ? one : { ...one, of: 'money' })) };
    });
  return withHead(name, sight, 'pairing', keys);
}

const scheduleRows = [
  { strong: '50', weak: '50', amount: '5' },
  { strong: '200', weak: '100', amount: '20.5' },
  { strong: '400', weak: '300', amount: '75' },
];

function pools(name: string, sight: Sight, own: readonly string[]): fc.Arbitrary<unknown> {
  const fund = fc.oneof(
    partly(
      { share: rates, of: oneOf(own), factor: factors, where: conditions(sight, 0) },
      { requiredKeys: ['share', 'of', 'factor'] },
    ) as fc.Arbitrary<object>,
    fc.record({ amount: amounts }),
  );
  const tiers =
    sight.ranks.length === 0
      ? fc.constant(null)
      : half(
          fc.record({
            membership: fc.constantFrom('exclusive', 'cascading'),
            parts: fc
              .subarray([...sight.ranks], { minLength: 1 })
              .map((ranks) => ranks.map((rank, place) => ({ rank, part: place === 0 ? '50%' : '16.6666%' }))),
          }),
        );
  const entry = partly(
    {
      shares: tableOf(smallQuantities, sight),
      times: fc.record({
        volume: oneOf(sight.volumes),
        per: fc.constantFrom('10', '100', '1'),
        units: fc.constantFrom('whole', 'exact'),
      }),
      how: fc.constantFrom('add', 'add', 'multiply'),
    },
    { requiredKeys: ['shares', 'how'] },
  );
  const keys = partly(
    {
      ...{ fund, byAttribute: fc.constant('region'), tiers },
      shares: fc.array(entry, { minLength: 1, maxLength: 3 }),
      value: fc.constantFrom('product', 'share-rounded'),
      rounding: roundingModes,
      remainder: fc.constantFrom('kept', 'largest-remainder'),
      nobody: fc.constantFrom('kept', 'carried'),
    },
    { requiredKeys: ['fund', 'tiers', 'shares', 'value', 'rounding', 'remainder', 'nobody'] },
  ).map(({ byAttribute, shares, ...drawn }) => ({
    ...drawn,
    ...(byAttribute !== undefined && 'share' in drawn.fund && { byAttribute }),
    shares: shares.map((one, place) => (place === 0 ? { ...one, how: 'add' } : one)),
    remainder: drawn.value === 'share-rounded' ? 'kept' : drawn.remainder,
  }));
  return withHead(name, sight, 'pool', keys);
}

function fixed(name: string, sight: Sight): fc.Arbitrary<unknown> {
  const keys = partly(
    {
      value: fc.oneof(
        tableOf(amounts, sight).map((value) => ({ value, base: null })) as fc.Arbitrary<object>,
        fc
          .record({ value: tableOf(fc.oneof(rates, amounts), sight), base: base(sight) })
          .map((drawn) => (JSON.stringify(drawn.value).includes('%') ? drawn : { ...drawn, base: null })),
      ),
      times: half(oneOf(sight.volumes)),
      paid: fc.constantFrom('each-period', 'once', 'once-per-value', 'tier-difference'),
      shareInGrace: fc.constantFrom('50%', '33.3333%', '3'),
    },
    { requiredKeys: ['value', 'times', 'paid'] },
  ).map(({ value, ...rest }) => ({ ...value, ...rest }));
  return withHead(name, sight, 'fixed', keys);
}

function advancements(name: string, sight: Sight): fc.Arbitrary<unknown> {
  const keys = partly(
    {
      amounts: fc
        .tuple(fc.subarray([...sight.ranks], { minLength: 1 }), fc.array(amounts, { minLength: 4, maxLength: 4 }))
        .map(([ranks, values]) => Object.fromEntries(ranks.map((rank, place) => [rank, values[place]]))),
      skippedRanks: fc.constantFrom('paid', 'unpaid'),
      instalments: fc.record({ count: fc.integer({ min: 2, max: 3 }), missed: fc.constantFrom('lost', 'postponed') }),
    },
    { requiredKeys: ['amounts', 'skippedRanks'] },
  );
  return withHead(name, sight, 'advancement', keys);
}

function boards(name: string, sight: Sight): fc.Arbitrary<unknown> {
  const keys = fc.record({
    tree: fc.constantFrom('enroller', 'sponsor'),
    // Whole orders or small counts: as many entries as there are units would be too many.
    entry: fc.oneof(
      fc.record({ volume: paidVolumes(sight), per: fc.constant('member-once') }),
      fc.record({ volume: fc.constantFrom('fee', 'points'), per: fc.constant('unit') }),
    ),
    width: fc.constantFrom(2, 3),
    depth: fc.constantFrom(1, 2),
    fill: fc.constantFrom('left-to-right', 'balanced'),
    payout: tableOf(amounts, sight),
    reentry: fc.constantFrom('none', 'follows-enroller', 'oldest-board'),
    cyclesPerPeriod: fc.constantFrom(null, 1, 2),
  });
  return withHead(name, sight, 'board', keys);
}
