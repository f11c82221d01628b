import { addRational, multiplyRational, rational, roundRational, zeroRational } from '@upline/money';
import fc from 'fast-check';
import type { LevelBonus, MatchingBonus, Plan } from '../../../plan/plan-schema.js';
import type { BonusRun } from '../bonus-run.js';
import { payMatching } from '../matching/pay-matching.js';
import { payLevel } from './pay-level.js';
import { type CaseMember, caseFrame, type LevelCase, runCase } from './testing/level-case.js';
import type { SlowSource } from './testing/slow-facts.js';
import { SlowLevel } from './testing/slow-level.js';
import { traceLevel } from './trace-level.js';

const rate = fc.constantFrom('5%', '10%', '0.5%', '7%', '100%', '0.03', '1.25');
const tiers = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof(
    value,
    fc.array(value, { minLength: 1, maxLength: 3 }).map((values) => ({
      byVolume: 'tier',
      threshold: 'inclusive' as const,
      rows: values.map((each, place) => ({ from: String(place + 1), value: each })),
    })),
  );
const levels = fc.array(
  fc.record(
    {
      rate: tiers(rate),
      minimumRank: fc.constantFrom(null, null, 'r1', 'r2'),
      when: fc.constant({ open: { atLeast: '1' } }),
    },
    { requiredKeys: ['rate', 'minimumRank'] },
  ),
  { minLength: 1, maxLength: 4 },
);
const generations = fc.record({
  boundary: fc.constantFrom(
    { boundary: { atLeast: '1' } },
    { sameRankAsViewer: 'paid-as' as const },
    { sameRankAsViewer: 'title' as const },
  ),
  boundaryMember: fc.constantFrom('closes' as const, 'opens' as const),
  ineligibleBoundary: fc.constantFrom('counts' as const, 'ignored' as const),
  emptyGeneration: fc.constantFrom('uses-number' as const, 'no-number' as const),
  first: fc.constantFrom(0, 1),
});
const blocker = fc.record({
  rank: fc.constantFrom('same' as const, 'higher' as const, 'same-or-higher' as const),
  then: fc.constantFrom(
    'stop' as const,
    'difference' as const,
    'compress' as const,
    { stopLevelsBelow: 0 },
    { stopLevelsBelow: 1 },
    { stopLevelsBelow: 2 },
  ),
});
const sometimes = <Value>(value: fc.Arbitrary<Value>, key: string) =>
  fc.option(value, { nil: undefined, freq: 2 }).map((each) => (each === undefined ? {} : { [key]: each }));

const walkKeys = fc
  .tuple(
    fc.record({
      tree: fc.constant('sponsor'),
      beyondLast: fc.constantFrom('stop' as const, 'repeat-last' as const),
      rateOf: fc.constantFrom('earner' as const, 'source' as const, 'lower-of-both' as const),
      skip: fc.record({
        whom: fc.constantFrom('nobody' as const, 'ineligible' as const, 'unqualified-for-level' as const, {
          belowRank: 'r1',
        }),
        moves: fc.constantFrom('payee' as const, 'payee' as const, 'volume' as const),
      }),
      ineligible: fc.constantFrom(
        'lost' as const,
        'company' as const,
        'held' as const,
        'next-eligible-upline' as const,
        'next-upline-with-same-or-higher-rate' as const,
      ),
    }),
    fc.oneof(
      levels.map((rows) => ({ levels: rows })),
      tiers(fc.array(rate, { minLength: 1, maxLength: 4 })).map((rates) => ({ rates })),
    ),
    sometimes(fc.constantFrom(1, 2, 3), 'startLevel'),
    sometimes(generations, 'generations'),
    sometimes(blocker, 'blocker'),
    sometimes(
      fc.record({ perSource: fc.constantFrom('2', '3.5'), takes: tiers(fc.constantFrom('0', '1', '1.5')) }),
      'points',
    ),
    sometimes(
      fc.record({
        amount: fc.constantFrom('0.5', '0.055', '10'),
        per: fc.constantFrom('period' as const, 'lifetime' as const),
      }),
      'capPerSource',
    ),
  )
  .map((parts) => Object.assign({}, ...parts) as object);

const head = { bonus: 'walk', period: 'month' };
const eligible = fc.constantFrom(
  { eligible: { atLeast: '1' } },
  { all: [{ is: 'active' as const }, { open: { atLeast: '1' } }] },
);
const levelBonuses = fc
  .record({
    eligible,
    linesPer: fc.constantFrom('buyer' as const, 'buyer' as const, 'order' as const),
    ownPurchases: fc.constantFrom('no-level' as const, 'level-0' as const),
    base: fc.record({ volume: fc.constant('cv'), factor: fc.constantFrom('1', '0.75') }),
    keys: walkKeys,
  })
  .map(({ keys, ...rest }) => ({ ...head, ...rest, kernel: 'level', ...keys }) as unknown as LevelBonus);
const matchingBonuses = fc.record({ eligible, keys: walkKeys }).map(({ keys, ...rest }) => {
  const kernel = { kernel: 'matching', of: ['other'], basis: 'after-caps' };
  return { ...head, ...rest, ...kernel, ...keys } as unknown as MatchingBonus;
});

const units = fc.oneof(fc.constantFrom(0, 1_000_000, -500_000, 333), fc.integer({ min: -2_000_000, max: 2_000_000 }));
/** Parents come in any order of rows: a member's parent is any other that is above it in a hidden order. */
const members = fc.integer({ min: 1, max: 9 }).chain((count) =>
  fc.tuple(
    fc.shuffledSubarray([...Array(count).keys()], { minLength: count, maxLength: count }),
    fc.array(
      fc.record({
        up: fc.nat({ max: 2 }),
        step: fc.option(fc.nat({ max: 3 }), { nil: undefined, freq: 3 }),
        eligible: fc.boolean(),
        rank: fc.integer({ min: 0, max: 3 }),
        boundary: fc.boolean(),
        open: fc.boolean(),
        takes: fc.integer({ min: 0, max: 2 }),
        tier: fc.integer({ min: 0, max: 3 }),
        ownedBy: fc.option(fc.nat(), { nil: undefined, freq: 3 }),
        orders: fc.array(units, { maxLength: 2 }),
      }),
      { minLength: count, maxLength: count },
    ),
    fc.boolean(),
    fc.boolean(),
  ),
);
type Hidden = typeof members extends fc.Arbitrary<infer Value> ? Value : never;

function unhide([order, hidden, hasSteps, hasOwners]: Hidden): CaseMember[] {
  const placed: CaseMember[] = [];
  hidden.forEach(({ up, step, ownedBy, ...rest }, place) => {
    const parentPlace = place - 1 - up;
    const parent = parentPlace < 0 ? -1 : (order[parentPlace] ?? -1);
    const stepPlace = step === undefined ? -1 : place - 1 - step;
    const firstStep = step === undefined ? parent : stepPlace < 0 ? -1 : (order[stepPlace] ?? -1);
    const owner = hasOwners && ownedBy !== undefined ? (order[ownedBy % hidden.length] ?? 0) : (order[place] ?? 0);
    placed[order[place] ?? 0] = { ...rest, parent, owner, ...(hasSteps && { firstStep }) };
  });
  // Owners own themselves.
  return placed.map((each) => ({
    ...each,
    owner: placed[each.owner ?? 0]?.owner === each.owner ? (each.owner ?? 0) : placed.indexOf(each),
  }));
}

const roundings: fc.Arbitrary<Plan['rounding']> = fc.record({
  where: fc.constantFrom('line', 'step', 'bonus', 'payee'),
  mode: fc.constantFrom('half-up', 'half-even', 'down'),
  digits: fc.constantFrom(2, 2, 0),
});

function sourcesOf({ members: all, bonus, paid }: LevelCase): SlowSource[] {
  if (paid) {
    return all.map((_, source) => ({
      source,
      order: -1,
      units: paid.fractions ? (paid.fractions[source] ?? zeroRational) : rational(BigInt(paid.units[source] ?? 0), 1n),
    }));
  }
  let order = 0;
  return all.flatMap(({ orders = [] }, source) => {
    const each = orders.map((units) => ({ source, order: order++, units: rational(BigInt(units), 1n) }));
    if (bonus.kernel === 'level' && bonus.linesPer === 'order') return each;
    return [{ source, order: -1, units: each.reduce((sum, one) => addRational(sum, one.units), zeroRational) }];
  });
}

/** Compares the kernel with the definition: for everybody, for each member asked about, and for each source traced. */
function compare(levelCase: LevelCase, pay: (run: BonusRun) => void): void {
  const { bonus } = levelCase;
  const frame = caseFrame(levelCase);
  const slow = new SlowLevel(bonus, frame).run(sourcesOf(levelCase));
  const fast = runCase(levelCase, frame, pay);
  const loud = runCase(levelCase, frame, pay, { listens: true });
  expect(fast.lines).toEqual(slow.lines);
  expect(loud.lines).toEqual(slow.lines);
  expect(fast.company.reduce(addRational, zeroRational)).toEqual(slow.company);
  const { digits, mode } = frame.plan.rounding;
  const perUnit = rational(10_000n, 10n ** BigInt(digits));
  const held = levelCase.members.map((_, row) =>
    Number(roundRational(multiplyRational(slow.held.get(row) ?? zeroRational, perUnit), mode)),
  );
  const carried = fast.run.state.carriedOut(1).numbers['walk']?.['held'];
  expect(carried ? [...carried] : held.map(() => 0)).toEqual(held);
  const told = loud.misses.map(({ member, source, level, reason }) => [member, source, level, reason]);
  expect(told).toEqual(slow.misses);
  const { ownerIndex } = frame.snapshot.members;
  levelCase.members.forEach((_, focus) => {
    const asked = runCase(levelCase, frame, pay, { focus, listens: true });
    const rows = levelCase.members.flatMap((__, row) => (row === focus || ownerIndex?.[row] === focus ? [row] : []));
    const isAsked = ({ member }: { readonly member: number }): boolean => rows.includes(member);
    expect(asked.misses.filter(isAsked)).toEqual(loud.misses.filter(isAsked));
    const { lines } = runCase(levelCase, frame, pay, { focus });
    if (ownerIndex?.[focus] === focus) expect(lines).toEqual(slow.lines.filter(([payee]) => payee === focus));
  });
  levelCase.members.forEach((_, source) => {
    const traced = traceLevel(bonus, fast.run, source);
    const paid = traced.steps.filter(({ outcome }) => outcome === 'paid');
    expect(paid.map(({ amount }) => `${amount?.numerator}/${amount?.denominator}`)).toEqual(
      slow.lines.filter((line) => line[1] === traced.source).map(([, , , amount]) => amount),
    );
  });
}

/** Nothing but levels, so that whoever has many below is not told by walking up from all of them. */
const plainBonuses = fc
  .record({
    eligible,
    tree: fc.constant('sponsor'),
    rateOf: fc.constantFrom('earner' as const, 'source' as const, 'lower-of-both' as const),
    skip: fc.record({
      whom: fc.constantFrom('nobody' as const, 'ineligible' as const, 'unqualified-for-level' as const, {
        belowRank: 'r1',
      }),
      moves: fc.constant('payee' as const),
    }),
    ineligible: fc.constantFrom('lost' as const, 'company' as const, 'held' as const),
    levels,
    start: sometimes(fc.constantFrom(1, 2, 3), 'startLevel'),
  })
  .map(({ start, ...rest }) => {
    const kernel = { kernel: 'level', linesPer: 'buyer', ownPurchases: 'no-level', beyondLast: 'stop' };
    return { ...head, ...kernel, base: { volume: 'cv', factor: '0.75' }, ...rest, ...start } as unknown as LevelBonus;
  });

describe('a walk with any options', () => {
  it('tells those above half a company the same as everybody', () => {
    fc.assert(
      fc.property(members, plainBonuses, roundings, ([order, hidden], bonus, rounding) => {
        const alone = unhide([order, hidden, false, false]);
        compare({ members: alone, bonus, rounding }, (run) => payLevel(bonus, run));
      }),
      { numRuns: 500 },
    );
  });

  it('pays by level what the definition says', () => {
    fc.assert(
      fc.property(members, levelBonuses, roundings, (hidden, bonus, rounding) => {
        compare({ members: unhide(hidden), bonus, rounding }, (run) => payLevel(bonus, run));
      }),
      { numRuns: 400 },
    );
  });

  it('matches what the definition says', () => {
    const paidUnits = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(members, matchingBonuses, roundings, paidUnits, (hidden, bonus, rounding, amounts) => {
        const all = unhide(hidden);
        const isExact = rounding.where === 'bonus' || rounding.where === 'payee';
        const units = Float64Array.from(all, (_, row) => amounts[row] ?? 0);
        const fractions = isExact ? amounts.map((amount) => rational(BigInt(amount), 7n)) : undefined;
        compare({ members: all, bonus, rounding, paid: { units, fractions } }, (run) => payMatching(bonus, run));
      }),
      { numRuns: 200 },
    );
  });
});
