import fc from 'fast-check';
import { auroraUnilevel } from '../plans/aurora-unilevel.js';
import { planHash } from './plan-hash.js';
import type { Plan } from './plan-schema.js';
import { validatePlan } from './validate-plan.js';

type Path = readonly (string | number)[];

/** The example plan with one place changed; `undefined` removes it. */
function changed(...changes: readonly (readonly [Path, unknown])[]): unknown {
  const document: unknown = structuredClone(auroraUnilevel);
  for (const [path, value] of changes) {
    const parent = path.slice(0, -1).reduce<unknown>((part, key) => Reflect.get(part as object, key), document);
    const key = path.at(-1) ?? '';
    if (value === undefined) Reflect.deleteProperty(parent as object, key);
    else Reflect.set(parent as object, key, value);
  }
  return document;
}

function errorsOf(...changes: readonly (readonly [Path, unknown])[]): [string, string, string][] {
  return validatePlan(changed(...changes)).errors.map(({ pointer, code, detail }) => [pointer, code, detail]);
}

describe('validatePlan', () => {
  it('accepts the example without a warning', () => {
    expect(validatePlan(auroraUnilevel)).toEqual({ plan: auroraUnilevel, errors: [], warnings: [] });
  });

  it('reports faults of every kind at once', () => {
    const errors = errorsOf(
      [['currency'], 'XYZ'],
      [['volumes', 'gv', 'sum'], 'qv'],
      [['ranks', 'ladder', 0, 'rank'], 7],
      [['bonuses', 0, 'colour'], 'red'],
      [['refunds'], undefined],
    );
    expect(errors.map(([pointer, code]) => [pointer, code])).toEqual([
      ['', 'PLAN.MISSING_KEY'],
      ['/ranks/ladder/0/rank', 'PLAN.WRONG_VALUE'],
      ['/bonuses/0/colour', 'PLAN.UNKNOWN_KEY'],
      ['/currency', 'PLAN.UNKNOWN_CURRENCY'],
      ['/volumes/gv/sum', 'PLAN.UNKNOWN_VOLUME'],
      ['/ranks/ladder/1/when/all/1/legs/having/rank', 'PLAN.UNKNOWN_RANK'],
      ['/ranks/ladder/2/when/all/1/legs/having/rank', 'PLAN.UNKNOWN_RANK'],
    ]);
  });

  it.each<[string, Path, unknown, string, string]>([
    ['an unknown tree', ['bonuses', 0, 'tree'], 'team', '/bonuses/0/tree', 'PLAN.UNKNOWN_TREE'],
    ['an unknown period', ['bonuses', 0, 'period'], 'week', '/bonuses/0/period', 'PLAN.UNKNOWN_PERIOD'],
    ['an unknown volume', ['active'], { constructor: { atLeast: '1' } }, '/active/constructor', 'PLAN.UNKNOWN_VOLUME'],
    ['a group volume as base', ['bonuses', 0, 'base', 'volume'], 'gv', '/bonuses/0/base/volume', 'PLAN.BASE_NOT_OWN'],
    [
      'an unknown rank',
      ['bonuses', 0, 'levels', 1, 'minimumRank'],
      'ruby',
      '/bonuses/0/levels/1/minimumRank',
      'PLAN.UNKNOWN_RANK',
    ],
    ['two ranks of one name', ['ranks', 'ladder', 5, 'rank'], 'bronze', '/ranks/ladder/5/rank', 'PLAN.DUPLICATE_RANK'],
    ['a rounding finer than the currency', ['rounding', 'digits'], 3, '/rounding/digits', 'PLAN.ROUNDING_TOO_FINE'],
    [
      'a volume called like a word',
      ['volumes', 'legs'],
      { kind: 'PV', of: ['own'] },
      '/volumes/legs',
      'PLAN.UNKNOWN_KEY',
    ],
    [
      'two conditions in one',
      ['active'],
      { pv: { atLeast: '1' }, gv: { atLeast: '1' } },
      '/active',
      'PLAN.TOO_MANY_KEYS',
    ],
    ['a condition of no known shape', ['active'], {}, '/active', 'PLAN.WRONG_VALUE'],
    [
      'a number where a decimal text belongs',
      ['active', 'pv', 'atLeast'],
      100,
      '/active/pv/atLeast',
      'PLAN.WRONG_VALUE',
    ],
    [
      'a rate without a percent sign',
      ['bonuses', 0, 'levels', 0, 'rate'],
      '5 of a hundred',
      '/bonuses/0/levels/0/rate',
      'PLAN.WRONG_VALUE',
    ],
    ['no level at all', ['bonuses', 0, 'levels'], [], '/bonuses/0/levels', 'PLAN.WRONG_COUNT'],
  ])('refuses %s', (_what, path, value, pointer, code) => {
    expect(errorsOf([path, value]).map(([where, which]) => [where, which])).toContainEqual([pointer, code]);
  });

  it('warns of rates that come to more than the whole', () => {
    const { plan, warnings } = validatePlan(changed([['bonuses', 0, 'levels', 0, 'rate'], '90%']));
    expect(plan).toBeDefined();
    expect(warnings).toMatchObject([{ pointer: '/bonuses', code: 'PLAN.RATES_ABOVE_WHOLE' }]);
    expect(warnings[0]?.detail).toContain('108%');
  });

  it('never throws on any JSON, and gives a plan exactly when there is no error', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const { plan, errors } = validatePlan(value);
        expect(plan === undefined).toBe(errors.length > 0);
      }),
    );
  });

  it('never throws on a plan of which any place is replaced by any JSON', () => {
    const places = placesOf(auroraUnilevel);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), (place, value) => {
        const { plan, errors } = validatePlan(changed([place, value]));
        expect(plan === undefined).toBe(errors.length > 0);
      }),
      { numRuns: 400 },
    );
  });

  it('survives nesting of any depth', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
    expect(validatePlan(deep).errors.map(({ code }) => code)).toEqual(['PLAN.TOO_DEEP']);
    expect(validatePlan({ active: deep }).errors.map(({ code }) => code)).toEqual(['PLAN.TOO_DEEP']);
  });
});

describe('validatePlan, of what waits for itself', () => {
  it('says in the words of the field that a leg must be of a lower rank', () => {
    const leg = ['ranks', 'ladder', 2, 'when', 'all', 1, 'legs', 'having', 'rank'];
    const pointer = '/ranks/ladder/2/when/all/1/legs/having/rank';
    expect(errorsOf([leg, 'platinum'])).toEqual([
      [pointer, 'PLAN.RANK_NOT_LOWER', 'rank gold requires two legs of platinum, but platinum is above gold'],
    ]);
    expect(errorsOf([leg, 'gold'])[0]?.[1]).toBe('PLAN.RANK_NOT_LOWER');
  });

  it('names the circle of volumes that are defined by one another', () => {
    const [a, b] = [{ add: ['b', '1'] }, { sum: 'a', tree: 'sponsor', self: true }];
    const [circle] = errorsOf([['volumes', 'a'], a], [['volumes', 'b'], b]);
    expect(circle?.[1]).toBe('PLAN.CIRCULAR');
    expect(circle?.[2]).toContain('volume a -> volume b -> volume a');
    expect(errorsOf([['volumes', 'gv', 'sum'], 'gv'])[0]?.[2]).toContain('volume gv -> volume gv');
  });

  it('refuses an activity that asks whether the member is active', () => {
    expect(errorsOf([['active'], { not: { is: 'active' } }])[0]?.[1]).toBe('PLAN.CIRCULAR');
  });

  it('accepts an activity that asks for others below, who are decided first', () => {
    const legs = { legs: { tree: 'sponsor', having: { is: 'active' }, atLeast: 1 } };
    expect(errorsOf([['active'], { any: [legs, { pv: { atLeast: '100' } }] }])).toEqual([]);
  });
});

describe('planHash', () => {
  it('depends on the content and not on the order of keys', () => {
    const turned = Object.fromEntries(Object.entries(auroraUnilevel).reverse()) as Plan;
    expect(planHash(turned)).toBe(planHash(auroraUnilevel));
    expect(planHash(changed([['name'], 'Other']) as Plan)).not.toBe(planHash(auroraUnilevel));
  });
});

function placesOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const below = Object.entries(value).flatMap(([key, part]) => placesOf(part, [...at, key]));
  return at.length === 0 ? below : [at, ...below];
}
