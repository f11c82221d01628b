import { readFileSync } from 'node:fs';
import { formatDate, parseDate } from '@upline/calendar';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import type { Plan } from '../plan/plan-schema.js';
import { noDay } from '../snapshot/snapshot.js';
import { publishedPeriodSchema } from './published-period-schema.js';
import { readPeriodFile } from './read-period-file.js';

const plan: Plan = {
  language: 'upline-plan/1',
  name: 'Test',
  currency: 'USD',
  refunds: 'subtract-in-period-of-refund',
  trees: {
    sponsor: { kind: 'sponsor' },
    team: { kind: 'placement', shape: 'binary' },
    line: { kind: 'placement', shape: 'streamline' },
    wide: { kind: 'placement', shape: 'unlimited' },
  },
  periods: { month: { every: 'month' } },
  attributes: {
    points: { type: 'number' },
    autoship: { type: 'flag' },
    agreed: { type: 'date' },
    package: { type: 'text', values: ['basic', 'pro'] },
  },
  volumes: { pv: { kind: 'PV', of: ['own'], orders: { notTagged: ['kit'] } }, cv: { kind: 'CV', of: ['own'] } },
  active: { pv: { atLeast: '100' } },
  ranks: {
    contiguous: true,
    pay: 'paid-as',
    effective: 'at-once',
    ladder: [{ rank: 'gold', when: { is: 'active' } }],
  },
  bonuses: [],
  rounding: { where: 'line', mode: 'half-up', digits: 2 },
  payout: { rates: 'monthly', rounding: 'half-up' },
};

const sound = {
  language: 'upline-period/1',
  period: '2026-11',
  members: [
    { code: 'A' },
    {
      code: 'B',
      sponsor: 'A',
      status: 'suspended',
      enrolledOn: '2026-10-05',
      placements: { team: { parent: 'A', leg: 'right' }, wide: { parent: 'A' } },
      attributes: { points: '12.5', autoship: true, agreed: '2026-01-31', package: 'pro' },
      currency: 'EUR',
    },
    { code: 'C', sponsor: 'A', enroller: 'B', kind: 'retail', placements: { wide: { parent: 'A', leg: 1 } } },
    { code: 'A-2', owner: 'A', placements: { team: { parent: 'A', leg: 1 } } },
  ],
  orders: [
    { buyer: 'B', volumes: { PV: '100', CV: '80.25' }, tags: ['kit'] },
    { reference: 'R', buyer: 'C', paidOn: '2026-11-03', volumes: { PV: '-10' }, refundOf: { paidOn: '2026-10-20' } },
  ],
  exchangeRates: { EUR: '0.92' },
  overrides: [{ member: 'B', rank: 'gold', counts: 'exactly', from: '2026-11-01', to: '2026-12-31' }],
  adjustments: [{ member: 'C', amount: '-12.5', reason: 'Chargeback' }],
};

type Change = readonly [path: readonly (string | number)[], value: unknown];

function changed(...changes: readonly Change[]): unknown {
  const document: unknown = structuredClone(sound);
  for (const [path, value] of changes) {
    const parent = path.slice(0, -1).reduce<unknown>((part, key) => Reflect.get(part as object, key), document);
    Reflect.set(parent as object, path.at(-1) ?? '', value);
  }
  return document;
}

function faultsOf(...changes: readonly Change[]): [string, string, string][] {
  return readPeriodFile(changed(...changes), plan).faults.map(({ pointer, code, detail }) => [
    pointer,
    code.slice('PERIOD_FILE.'.length),
    detail,
  ]);
}

describe('a sound period file', () => {
  const [snapshot] = readPeriodFile(sound, plan).snapshots ?? [];

  it('becomes columns of members', () => {
    expect(snapshot?.members).toEqual({
      codes: ['A', 'B', 'C', 'A-2'],
      sponsorIndex: Int32Array.of(-1, 0, 0, -1),
      enrollerIndex: Int32Array.of(-1, 0, 1, -1),
      ownerIndex: Int32Array.of(0, 1, 2, 0),
      enrolledOn: Int32Array.of(noDay, parseDate('2026-10-05'), noDay, noDay),
      statuses: ['active', 'suspended', 'active', 'active'],
      kinds: ['distributor', 'distributor', 'retail', 'distributor'],
      placements: {
        team: { parentIndex: Int32Array.of(-1, 0, -1, 0), leg: Int32Array.of(0, 2, 0, 1) },
        line: { parentIndex: Int32Array.of(-1, -1, -1, -1), leg: new Int32Array(4) },
        wide: { parentIndex: Int32Array.of(-1, 0, 0, -1), leg: Int32Array.of(0, 2, 1, 0) },
      },
      numbers: { points: Float64Array.of(0, 125_000, 0, 0), autoship: Float64Array.of(0, 10_000, 0, 0) },
      dates: { agreed: Int32Array.of(noDay, parseDate('2026-01-31'), noDay, noDay) },
      texts: { package: ['', 'pro', '', ''] },
      currencies: ['USD', 'EUR', 'USD', 'USD'],
    });
  });

  it('becomes columns of orders; what says no day was paid on the last day of the period', () => {
    expect(snapshot?.orders).toEqual({
      references: ['order-0000001', 'R'],
      buyerIndex: Int32Array.of(1, 2),
      volumes: { PV: Float64Array.of(1_000_000, -100_000), CV: Float64Array.of(802_500, 0) },
      paidOn: Int32Array.of(parseDate('2026-11-30'), parseDate('2026-11-03')),
      originalPaidOn: Int32Array.of(noDay, parseDate('2026-10-20')),
      tags: { kit: Uint8Array.of(1, 0) },
    });
  });

  it('carries what was decided by hand', () => {
    expect(snapshot).toMatchObject({
      period: '2026-11',
      exchangeRates: { EUR: '0.92' },
      overrides: [{ memberIndex: 1, rank: 'gold', counts: 'exactly', fromDay: parseDate('2026-11-01') }],
      adjustments: [{ memberIndex: 2, amountUnits: -125_000, reason: 'Chargeback' }],
    });
  });

  it('may be read without a plan, the values telling the types of attributes', () => {
    const [alone] = readPeriodFile(sound).snapshots ?? [];
    expect(alone?.members.numbers).toEqual(snapshot?.members.numbers);
    expect(alone?.members.dates).toEqual(snapshot?.members.dates);
    expect(alone?.members.texts).toEqual(snapshot?.members.texts);
  });

  it('may be the example of the guide', () => {
    const guide = readFileSync(new URL('README.md', import.meta.url), 'utf8');
    const example: unknown = JSON.parse(/```json\n([^]*?)```/.exec(guide)?.[1] ?? '');
    expect(readPeriodFile(example, plan).faults).toEqual([]);
  });

  it('may be empty', () => {
    const empty = { language: 'upline-period/1', period: '2026-W47', members: [], orders: [] };
    const { snapshots, faults } = readPeriodFile(empty, plan);
    expect(faults).toEqual([]);
    expect(snapshots?.[0]?.orders.volumes).toEqual({ PV: new Float64Array(0), CV: new Float64Array(0) });
  });
});

describe('a period file of several periods', () => {
  const file = {
    language: 'upline-period/1',
    period: ['2026-10', '2026-11'],
    members: [
      { code: 'NEW', enrolledOn: '2026-11-02', sponsor: 'LATE' },
      { code: 'A' },
      { code: 'B', sponsor: 'LATE' },
      { code: 'LATE', enrolledOn: '2026-11-01', sponsor: 'A' },
    ],
    orders: [
      { reference: 'two', buyer: 'NEW', paidOn: '2026-11-02', volumes: { PV: '1', CV: '1' } },
      { reference: 'one', buyer: 'B', paidOn: '2026-10-02', volumes: { PV: '1' } },
    ],
    adjustments: [{ member: 'B', amount: '5', reason: 'Gift', period: '2026-11' }],
  };

  it('has in each what there was at its end, and whoever somebody stands under', () => {
    const [october, november] = readPeriodFile(file, plan).snapshots ?? [];
    expect(october?.members.codes).toEqual(['A', 'B', 'LATE']);
    expect(october?.members.sponsorIndex).toEqual(Int32Array.of(-1, 2, 0));
    expect(october?.orders.references).toEqual(['one']);
    expect(october?.orders.buyerIndex).toEqual(Int32Array.of(1));
    expect(october?.adjustments).toBeUndefined();
    expect(november?.members.codes).toEqual(['NEW', 'A', 'B', 'LATE']);
    expect(november?.orders.references).toEqual(['two', 'one']);
    expect(november?.adjustments).toEqual([{ memberIndex: 2, amountUnits: 50_000, reason: 'Gift' }]);
  });

  it('has a refund in the period of the order that it takes back, where the plan restates', () => {
    const file = {
      language: 'upline-period/1',
      period: ['2026-10', '2026-11'],
      members: [{ code: 'A' }],
      orders: [
        { reference: 'bought', buyer: 'A', paidOn: '2026-10-05', volumes: { PV: '100', CV: '0' } },
        {
          ...{ reference: 'back', buyer: 'A', paidOn: '2026-11-20' },
          volumes: { PV: '-10' },
          refundOf: { paidOn: '2026-10-05' },
        },
      ],
    };
    const inOctober = (document: unknown, refunds: Plan['refunds']) =>
      readPeriodFile(document, { ...plan, refunds }).snapshots?.[0]?.orders.references;
    expect(inOctober(file, 'subtract-in-period-of-refund')).toEqual(['bought']);
    expect(inOctober(file, 'restate-original-period')).toEqual(['bought', 'back']);
    expect(inOctober({ ...file, period: '2026-10' }, 'restate-original-period')).toEqual(['bought', 'back']);
    expect(inOctober({ ...file, period: '2026-10' }, 'subtract-in-period-of-refund')).toBeUndefined();
  });

  it('leaves nothing to be guessed', () => {
    const open = structuredClone(file) as { adjustments: object[]; orders: object[] };
    open.adjustments = [{ member: 'B', amount: '5', reason: 'Gift' }];
    open.orders = [{ buyer: 'B', volumes: { PV: '1', CV: '1' } }];
    expect(readPeriodFile(open, plan).faults.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/orders/0', 'PERIOD_FILE.PAID_ON_MISSING'],
      ['/adjustments/0', 'PERIOD_FILE.PERIOD_MISSING'],
    ]);
  });

  it('lists periods once, in the order in which they end', () => {
    expect(faultsOf([['period'], ['2026-11', '2026-10', '2026-11']]).map(([at, code]) => [at, code])).toEqual(
      expect.arrayContaining([
        ['/period/1', 'PERIODS_OUT_OF_ORDER'],
        ['/period/2', 'PERIODS_OUT_OF_ORDER'],
      ]),
    );
    const weekly = { ...file, period: ['2026-W48', '2026-11'], orders: [], adjustments: [] };
    expect(readPeriodFile(weekly, plan).faults).toEqual([]);
  });
});

describe('a faulty period file', () => {
  it('is told all its faults at once, and gives nothing', () => {
    const { snapshots, faults } = readPeriodFile(
      changed(
        [['period'], '2026-13'],
        [['members', 1, 'sponsor'], 'Z'],
        [['members', 2, 'code'], 'B'],
        [['orders', 0, 'volumes', 'PV'], 100],
        [['orders', 0, 'colour'], 'red'],
        [['orders', 1, 'buyer'], 'Y'],
        [['adjustments', 0, 'member'], 'C'],
      ),
      plan,
    );
    expect(snapshots).toBeUndefined();
    expect(faults.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/orders/0/volumes/PV', 'PERIOD_FILE.WRONG_VALUE'],
      ['/orders/0/colour', 'PERIOD_FILE.UNKNOWN_KEY'],
      ['/period', 'PERIOD_FILE.MALFORMED_PERIOD'],
      ['/members/2/code', 'PERIOD_FILE.DUPLICATE_CODE'],
      ['/members/1/sponsor', 'PERIOD_FILE.UNKNOWN_MEMBER'],
      ['/orders/1/buyer', 'PERIOD_FILE.UNKNOWN_MEMBER'],
      ['/adjustments/0/member', 'PERIOD_FILE.UNKNOWN_MEMBER'],
    ]);
  });

  it('is told that an advance is above zero, and of a plan that would never ask it back', () => {
    const advance = { member: 'B', amount: '40', reason: 'Paid ahead', advance: true };
    const asksBack: Plan = { ...plan, cuts: [{ cut: 'advances', kind: 'advance', most: '50%' }] };
    const read = (by: Plan, amount: string) =>
      readPeriodFile(changed([['adjustments', 0], { ...advance, amount }]), by);
    expect(read(asksBack, '40').snapshots?.[0]?.adjustments).toEqual([
      { memberIndex: 1, amountUnits: 400_000, reason: 'Paid ahead', isAdvance: true },
    ]);
    const codes = (by: Plan, amount: string) => read(by, amount).faults.map(({ pointer, code }) => [pointer, code]);
    expect(codes(plan, '40')).toEqual([['/adjustments/0/advance', 'PERIOD_FILE.ADVANCE_WITHOUT_CUT']]);
    expect(codes(asksBack, '0')).toEqual([['/adjustments/0/amount', 'PERIOD_FILE.ADVANCE_OF_NOTHING']]);
  });

  it('is told to write numbers as texts', () => {
    const [[, , detail] = []] = faultsOf([['orders', 0, 'volumes', 'PV'], 100.5]);
    expect(detail).toMatch(/must be a decimal text .* not 100\.5\. Write it as a text: "100\.5"\.$/);
  });

  it.each<[string, readonly (string | number)[], unknown, string, string]>([
    ['two orders of one reference', ['orders', 0, 'reference'], 'R', '/orders/1/reference', 'DUPLICATE_REFERENCE'],
    ['a day that no calendar has', ['orders', 1, 'paidOn'], '2026-02-30', '/orders/1/paidOn', 'MALFORMED_DATE'],
    ['a day without its zeros', ['orders', 1, 'paidOn'], '2026-2-3', '/orders/1/paidOn', 'WRONG_VALUE'],
    ['an order of later', ['orders', 1, 'paidOn'], '2026-12-01', '/orders/1/paidOn', 'ORDER_AFTER_PERIOD'],
    [
      'somebody who enrols later',
      ['members', 0, 'enrolledOn'],
      '2026-12-01',
      '/members/0/enrolledOn',
      'ENROLLED_AFTER_PERIOD',
    ],
    ['a refund that adds volume', ['orders', 1, 'volumes', 'PV'], '10', '/orders/1/volumes/PV', 'REFUND_NOT_NEGATIVE'],
    [
      'a refund of a later order',
      ['orders', 1, 'refundOf', 'paidOn'],
      '2026-11-04',
      '/orders/1/refundOf/paidOn',
      'REFUND_BEFORE_ORDER',
    ],
    [
      'an attribute of no plan',
      ['members', 1, 'attributes', 'constructor'],
      '1',
      '/members/1/attributes/constructor',
      'UNKNOWN_ATTRIBUTE',
    ],
    [
      'a number for a flag',
      ['members', 1, 'attributes', 'autoship'],
      '1',
      '/members/1/attributes/autoship',
      'WRONG_ATTRIBUTE',
    ],
    [
      'a flag for a number',
      ['members', 1, 'attributes', 'points'],
      true,
      '/members/1/attributes/points',
      'WRONG_ATTRIBUTE',
    ],
    [
      'a text that is none of the plan',
      ['members', 1, 'attributes', 'package'],
      'gold',
      '/members/1/attributes/package',
      'WRONG_ATTRIBUTE',
    ],
    [
      'a date attribute of no calendar',
      ['members', 1, 'attributes', 'agreed'],
      '2026-02-29',
      '/members/1/attributes/agreed',
      'MALFORMED_DATE',
    ],
    [
      'a tree of no plan',
      ['members', 1, 'placements', 'sponsor'],
      { parent: 'A' },
      '/members/1/placements/sponsor',
      'UNKNOWN_TREE',
    ],
    ['a taken leg', ['members', 3, 'placements', 'team', 'leg'], 2, '/members/3/placements/team/leg', 'LEG_TAKEN'],
    [
      'a third leg of two',
      ['members', 3, 'placements', 'team', 'leg'],
      3,
      '/members/3/placements/team/leg',
      'LEG_UNKNOWN',
    ],
    [
      'no leg in a binary',
      ['members', 3, 'placements', 'team'],
      { parent: 'A' },
      '/members/3/placements/team',
      'LEG_MISSING',
    ],
    [
      'an unknown parent',
      ['members', 3, 'placements', 'team', 'parent'],
      'Z',
      '/members/3/placements/team/parent',
      'UNKNOWN_MEMBER',
    ],
    ['an owner who is a position', ['members', 2, 'owner'], 'A-2', '/members/2/owner', 'OWNER_IS_POSITION'],
    ['a rank of no ladder', ['overrides', 0, 'rank'], 'ruby', '/overrides/0/rank', 'UNKNOWN_RANK'],
    ['an override that ends first', ['overrides', 0, 'to'], '2026-10-31', '/overrides/0/to', 'ENDS_BEFORE_START'],
    ['an unknown currency', ['members', 1, 'currency'], 'XYZ', '/members/1/currency', 'UNKNOWN_CURRENCY'],
    ['a currency without a rate', ['members', 1, 'currency'], 'JPY', '/members/1/currency', 'NO_EXCHANGE_RATE'],
    ['a rate of nothing', ['exchangeRates', 'EUR'], '0.0', '/exchangeRates/EUR', 'RATE_IS_ZERO'],
    ['a volume in small letters', ['orders', 0, 'volumes'], { pv: '1' }, '/orders/0/volumes/pv', 'UNKNOWN_KEY'],
    ['no CV anywhere', ['orders', 0, 'volumes'], { PV: '1' }, '/orders', 'KIND_NOT_CARRIED'],
  ])('is refused with %s', (_what, path, value, pointer, code) => {
    expect(faultsOf([path, value]).map(([at, which]) => [at, which])).toContainEqual([pointer, code]);
  });

  it('is told who stands in a circle', () => {
    const faults = faultsOf(
      [['members', 0, 'sponsor'], 'C'],
      [['members', 3, 'sponsor'], 'A-2'],
      [['members', 0, 'placements'], { team: { parent: 'B', leg: 'left' } }],
    );
    expect(faults.map(([at, , detail]) => [at, detail.split('next: ')[1]])).toEqual([
      ['/members/0/sponsor', 'A -> C -> A.'],
      ['/members/3/sponsor', 'A-2 -> A-2.'],
      ['/members/2/enroller', 'A -> C -> B -> A.'],
      ['/members/0/placements/team/parent', 'A -> B -> A.'],
    ]);
  });

  describe('for a plan that needs more of it', () => {
    const members = [{ code: 'A' }, { code: 'B', sponsor: 'A', currency: 'EUR' }, { code: 'C', enroller: 'B' }];
    const orders = [{ buyer: 'C', volumes: { PV: '1', CV: '1' } }];
    const file = { language: 'upline-period/1', period: '2026-11', members, orders, exchangeRates: { EUR: '0.9' } };
    const faultsFor = (change: Partial<Plan>, more: object = {}): string[] =>
      readPeriodFile({ ...file, ...more }, { ...plan, ...change }).faults.map(
        ({ pointer, code }) => `${pointer} ${code.replace('PERIOD_FILE.', '')}`,
      );
    const passUp = (of: string) => ({ kind: 'pass-up' as const, of, first: 2, takes: 'recruit' as const });
    const lines = { ...plan.trees, enroller: { kind: 'enroller' as const } };

    it('asks when those enrolled whom somebody brought, where a tree passes up who came first', () => {
      expect(faultsFor({ trees: { ...lines, up: passUp('sponsor') } })).toEqual([
        '/members/1/enrolledOn ENROLLED_ON_MISSING',
      ]);
      const derived = { ...lines, code: { kind: 'coded' as const, of: 'enroller', code: 'pv' }, up: passUp('code') };
      expect(faultsFor({ trees: derived })).toEqual([
        '/members/1/enrolledOn ENROLLED_ON_MISSING',
        '/members/2/enrolledOn ENROLLED_ON_MISSING',
      ]);
      const dated = members.map((member) => ({ ...member, ...('sponsor' in member && { enrolledOn: '2026-10-01' }) }));
      expect(faultsFor({ trees: { ...lines, up: passUp('sponsor') } }, { members: dated })).toEqual([]);
      expect(faultsFor({ trees: { ...lines, up: passUp('sponsor') } }, { members: [], orders: [] })).toEqual([]);
    });

    it('asks for the enrolment of somebody where ages are read', () => {
      const volumes = { ...plan.volumes, age: { age: 'days' as const, since: 'enrolment' as const } };
      expect(faultsFor({ volumes })).toEqual(['/members ENROLLED_ON_MISSING']);
      const [first, ...others] = members;
      expect(faultsFor({ volumes }, { members: [{ ...first, enrolledOn: '2026-10-01' }, ...others] })).toEqual([]);
    });

    it('takes rates by the currency of the buyer where the plan blends rates', () => {
      const blend = { rates: 'blend' as const, weights: 'pv', rounding: 'half-up' as const };
      const pairs = { 'USD>EUR': '0.9', 'EUR>EUR': '0.8' };
      expect(faultsFor({ payout: blend }, { exchangeRates: pairs })).toEqual([]);
      const missing = ['/members/1/currency NO_EXCHANGE_RATE'];
      expect(faultsFor({ payout: blend }, { exchangeRates: { 'USD>EUR': '0.9' } })).toEqual(missing);
      expect(faultsFor({}, { exchangeRates: pairs })).toEqual(missing);
      expect(faultsFor({ payout: blend }, { exchangeRates: { EUR: '1', 'EUR>XYZ': '1' } })).toEqual([
        '/exchangeRates/EUR>XYZ UNKNOWN_CURRENCY',
      ]);
    });
  });

  it('is not to blame for what only the other plan of a comparison declares', () => {
    const other: Plan = {
      ...plan,
      attributes: {},
      trees: { sponsor: { kind: 'sponsor' } },
      ranks: { ...plan.ranks, ladder: [] },
    };
    expect(readPeriodFile(sound, other).faults.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['PERIOD_FILE.UNKNOWN_TREE', 'PERIOD_FILE.UNKNOWN_ATTRIBUTE', 'PERIOD_FILE.UNKNOWN_RANK']),
    );
    const { faults, snapshots } = readPeriodFile(sound, other, [plan]);
    expect(faults).toEqual([]);
    expect(snapshots?.[0]).toMatchObject({ members: { numbers: {}, placements: {} } });
    expect(snapshots?.[0]?.overrides).toBeUndefined();
  });

  it('never throws, and gives snapshots exactly when there is no fault', () => {
    const places = placesOf(sound);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), (place, value) => {
        const { snapshots, faults } = readPeriodFile(changed([place, value]), plan);
        expect(snapshots === undefined).toBe(faults.length > 0);
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readPeriodFile(value, plan).faults.length).toBeGreaterThan(0);
      }),
    );
  });

  it('is measured by the schema that is published', () => {
    const accepts = new Ajv2020({ strict: false }).compile(publishedPeriodSchema());
    expect(accepts(sound)).toBe(true);
    const structural = ['MALFORMED_PERIOD', 'WRONG_VALUE', 'WRONG_COUNT', 'MISSING_KEY', 'UNKNOWN_KEY'];
    fc.assert(
      fc.property(fc.constantFrom(...placesOf(sound)), fc.jsonValue({ maxDepth: 1 }), (place, value) => {
        const isFaulty = faultsOf([place, value]).some(([, code]) => structural.includes(code));
        expect(accepts(changed([place, value]))).toBe(!isFaulty);
      }),
      { numRuns: 300 },
    );
  });
});

it('reads a chain of 200,000 members with an order each in a few seconds', () => {
  const members = Array.from({ length: 200_000 }, (_, index) => ({
    code: `M${index}`,
    ...(index > 0 && { sponsor: `M${index - 1}`, placements: { team: { parent: `M${index - 1}`, leg: 'left' } } }),
  }));
  const orders = members.map(({ code }) => ({ buyer: code, volumes: { PV: '10.5', CV: '10' } }));
  const file = { language: 'upline-period/1', period: '2026-11', members, orders };
  const startedAt = performance.now();
  const { snapshots, faults } = readPeriodFile(file, plan);
  expect(faults).toEqual([]);
  expect(snapshots?.[0]?.members.codes.length).toBe(200_000);
  expect(formatDate(snapshots?.[0]?.orders.paidOn?.[7] ?? 0)).toBe('2026-11-30');
  expect(performance.now() - startedAt).toBeLessThan(8000);
});

function placesOf(value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  const below = Object.entries(value).flatMap(([key, part]) => placesOf(part, [...at, key]));
  return at.length === 0 ? below : [at, ...below];
}
