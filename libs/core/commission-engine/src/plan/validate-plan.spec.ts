import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { Check } from 'typebox/value';
import { auroraUnilevel } from '../plans/aurora-unilevel.js';
import { compilePlan } from './compile-plan.js';
import { planHash } from './plan-hash.js';
import { type Plan, planSchema } from './plan-schema.js';
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

  it('says in the words of the field that a leg must be of a lower rank', () => {
    const leg = ['ranks', 'ladder', 2, 'when', 'all', 1, 'legs', 'having', 'rank'];
    const pointer = '/ranks/ladder/2/when/all/1/legs/having/rank';
    expect(errorsOf([leg, 'platinum'])).toEqual([
      [pointer, 'PLAN.RANK_NOT_LOWER', 'rank gold requires a leg of platinum, but platinum is above gold'],
    ]);
    expect(errorsOf([leg, 'gold'])).toEqual([
      [pointer, 'PLAN.RANK_NOT_LOWER', 'rank gold requires a leg of gold, which is that rank itself'],
    ]);
  });

  it('names the circle of volumes that are defined by one another', () => {
    const [a, b] = [
      { sum: 'b', tree: 'sponsor', self: true },
      { sum: 'a', tree: 'sponsor', self: false },
    ];
    expect(errorsOf([['volumes', 'a'], a], [['volumes', 'b'], b])).toEqual([
      ['/volumes/a/sum', 'PLAN.CIRCULAR', 'volume a is defined by itself: a -> b -> a'],
    ]);
    expect(errorsOf([['volumes', 'gv', 'sum'], 'gv'])[0]?.[2]).toBe('volume gv is defined by itself: gv -> gv');
  });

  it('refuses an activity that asks for activity or for ranks', () => {
    expect(errorsOf([['active'], { not: { is: 'active' } }])[0]?.slice(0, 2)).toEqual([
      '/active/not/is',
      'PLAN.CIRCULAR',
    ]);
    const legs = { legs: { tree: 'sponsor', having: { rank: 'bronze' }, atLeast: 1 } };
    expect(errorsOf([['active'], legs])[0]?.slice(0, 2)).toEqual(['/active/legs', 'PLAN.CIRCULAR']);
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
      '5',
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
      { numRuns: 1000 },
    );
  });

  it('survives nesting of any depth', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
    expect(validatePlan(deep).errors.map(({ code }) => code)).toEqual(['PLAN.TOO_DEEP']);
    expect(validatePlan({ active: deep }).errors.map(({ code }) => code)).toEqual(['PLAN.TOO_DEEP']);
  });
});

describe('the JSON Schema of the plan language', () => {
  const accepts = new Ajv2020({ strict: false }).compile(JSON.parse(JSON.stringify(planSchema)));

  it('is understood alike by other validators', () => {
    const places = placesOf(auroraUnilevel);
    expect(accepts(auroraUnilevel)).toBe(true);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 1 }), (place, value) => {
        const document = changed([place, value]);
        const structural = ['WRONG_VALUE', 'WRONG_COUNT', 'MISSING_KEY', 'UNKNOWN_KEY', 'TOO_MANY_KEYS'];
        const faulty = validatePlan(document).errors.some(({ code }) =>
          structural.includes(code.slice('PLAN.'.length)),
        );
        expect(accepts(document)).toBe(!faulty);
        expect(Check(planSchema, document)).toBe(!faulty);
      }),
      { numRuns: 300 },
    );
  });
});

describe('compilePlan', () => {
  it('refuses a faulty plan with all its faults', () => {
    const plan = changed([['currency'], 'XYZ']) as Plan;
    expect(() => compilePlan(plan)).toThrow('PLAN.INVALID');
  });

  it('puts a volume after what it sums, whatever the order in the plan', () => {
    const volumes = { a: { sum: 'b', tree: 'sponsor', self: true }, b: { sum: 'pv', tree: 'sponsor', self: true } };
    const { volumes: compiled } = compilePlan(
      changed([['volumes'], { ...volumes, ...auroraUnilevel.volumes }]) as Plan,
    );
    expect(compiled.map(({ name }) => name)).toEqual(['pv', 'cv', 'gv', 'b', 'a']);
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
