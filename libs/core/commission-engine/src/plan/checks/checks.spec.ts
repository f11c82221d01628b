import { publishedPlanSchema } from '../published/published-plan-schema.js';
import { everyKeyPlan } from '../testing/every-key-plan.js';
import { validatePlan } from '../validate-plan.js';

type Path = readonly (string | number)[];
type Change = readonly [Path, unknown];

/** Pointer and code of every fault after places of the plan were changed; `undefined` removes a key. */
function faultsOf(...changes: readonly Change[]): [string, string][] {
  const document: unknown = structuredClone(everyKeyPlan);
  for (const [path, value] of changes) {
    const parent = path.slice(0, -1).reduce<unknown>((part, key) => Reflect.get(part as object, key), document);
    const key = path.at(-1) ?? '';
    if (value === undefined) Reflect.deleteProperty(parent as object, key);
    else Reflect.set(parent as object, key, value);
  }
  return validatePlan(document).errors.map(({ pointer, code }) => [pointer, code.replace('PLAN.', '')]);
}

function bonus(name: string): ['bonuses', number] {
  return ['bonuses', everyKeyPlan.bonuses.findIndex((part) => part.bonus === name)];
}

function cut(name: string): ['cuts', number] {
  return ['cuts', (everyKeyPlan.cuts ?? []).findIndex((part) => part.cut === name)];
}

function pointer(path: Path): string {
  return path.map((token) => `/${token}`).join('');
}

describe('a plan that uses every key', () => {
  it('is sound', () => {
    expect(validatePlan(everyKeyPlan).errors).toEqual([]);
  });

  it('uses every key', () => {
    const keysOf = (value: unknown): string[] =>
      typeof value === 'object' && value !== null
        ? [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(keysOf)]
        : [];
    const used = new Set(keysOf(everyKeyPlan));
    const propertiesOf = (node: unknown): string[] =>
      typeof node === 'object' && node !== null
        ? Object.entries(node).flatMap(([key, part]) => [
            ...(key === 'properties' ? Object.keys(part as object) : []),
            ...propertiesOf(part),
          ])
        : [];
    expect([...new Set(propertiesOf(publishedPlanSchema()))].filter((key) => !used.has(key))).toEqual(['perPlanUnit']);
  });
});

describe('names', () => {
  it.each<[string, Path]>([
    ['TREE', ['trees', 'twoUp', 'of']],
    ['VOLUME', ['trees', 'codes', 'code']],
    ['TREE', ['volumes', 'pv', 'customersIn']],
    ['VOLUME', ['volumes', 'gv', 'sum']],
    ['TREE', ['volumes', 'starters', 'inLeg', 'tree']],
    ['TREE', ['volumes', 'goodLegs', 'personal']],
    ['VOLUME', ['volumes', 'both', 'add', 1]],
    ['VOLUME', ['volumes', 'mine', 'choose', 'values', 'pro']],
    ['ATTRIBUTE', ['volumes', 'code', 'attribute']],
    ['RANK', ['volumes', 'heldBronze', 'periodsHeld']],
    ['PERIOD', ['ranks', 'decidedIn']],
    ['RANK', ['otherLadders', 'clubs', 'ladder', 0, 'when', 'title']],
    ['RANK', [...bonus('unilevel'), 'levels', 1, 'minimumRank']],
    ['RANK', [...bonus('generations'), 'skip', 'whom', 'belowRank']],
    ['BONUS', [...bonus('match'), 'of', 1]],
    ['VOLUME', [...bonus('stairs'), 'rate', 'axis']],
    ['VOLUME', [...bonus('pair-pool'), 'mode', 'fund', 'of']],
    ['ATTRIBUTE', [...bonus('profit'), 'byAttribute']],
    ['VOLUME', [...bonus('profit'), 'shares', 1, 'times', 'volume']],
    ['VOLUME', [...bonus('car'), 'times']],
    ['VOLUME', [...bonus('table'), 'entry', 'volume']],
    ['BONUS', [...cut('person'), 'of', 0]],
    ['VOLUME', [...cut('company'), 'of', 'volume']],
    ['BONUS', [...cut('company'), 'exempt', 1]],
    ['VOLUME', ['payout', 'weights']],
  ])('refuses an unknown %s at %j', (kind, path) => {
    expect(faultsOf([path, 'nowhere'])).toContainEqual([pointer(path), `UNKNOWN_${kind}`]);
  });

  it('refuses an unknown rank in a table', () => {
    expect(faultsOf([[...bonus('guarantee'), 'rate', 'byRank', 'ruby'], '5%'])).toEqual([
      [pointer([...bonus('guarantee'), 'rate', 'byRank', 'ruby']), 'UNKNOWN_RANK'],
    ]);
  });

  it('refuses an attribute of another type than is read', () => {
    expect(faultsOf([['volumes', 'code', 'attribute'], 'package'])).toContainEqual([
      '/volumes/code/attribute',
      'WRONG_ATTRIBUTE_TYPE',
    ]);
    expect(faultsOf([['volumes', 'tenure', 'since', 'attribute'], 'level'])[0]?.[1]).toBe('WRONG_ATTRIBUTE_TYPE');
  });

  it('reads a flag in a condition by true and false, and by no other word', () => {
    const attributes: Change = [['attributes', 'paid'], { type: 'flag' }];
    const asking = (...words: string[]): Change => [['active'], { attribute: 'paid', oneOf: words }];
    expect(faultsOf(attributes, asking('true', 'false'))).toEqual([]);
    expect(faultsOf(attributes, asking('yes'))).toEqual([['/active/oneOf/0', 'UNKNOWN_VALUE']]);
  });

  it('refuses a name that is given twice', () => {
    expect(faultsOf([['otherLadders', 'clubs', 'ladder', 0, 'rank'], 'gold'])).toContainEqual([
      '/otherLadders/clubs/ladder/0/rank',
      'DUPLICATE_RANK',
    ]);
    expect(faultsOf([[...bonus('car'), 'bonus'], 'table'])).toContainEqual([
      pointer([...bonus('table'), 'bonus']),
      'DUPLICATE_BONUS',
    ]);
    expect(faultsOf([['cuts', 4, 'cut'], 'fee'])).toContainEqual(['/cuts/4/cut', 'DUPLICATE_CUT']);
  });

  it('names the circle of bonuses that match one another', () => {
    const match = { ...everyKeyPlan.bonuses[bonus('match')[1]], bonus: 'again', of: ['match'] };
    const document = structuredClone(everyKeyPlan);
    Reflect.set(document.bonuses, document.bonuses.length, match);
    Reflect.set(document.bonuses, bonus('match')[1], { ...match, bonus: 'match', of: ['unilevel', 'again'] });
    const { errors } = validatePlan(document);
    expect(errors.map(({ detail }) => detail)).toContain('bonus match is paid on itself: match -> again -> match');
  });

  it('names the circle of derived trees', () => {
    expect(faultsOf([['trees', 'twoUp', 'of'], 'codes'])).toContainEqual(['/trees/twoUp/of', 'CIRCULAR']);
  });
});

describe('keys that contradict one another', () => {
  it.each<[string, Path, unknown, Path]>([
    ['WIDTH_NEEDED', ['trees', 'matrix', 'width'], undefined, ['trees', 'matrix']],
    ['WIDTH_NOT_NEEDED', ['trees', 'team', 'width'], 2, ['trees', 'team', 'width']],
    ['CUSTOMERS_IN_NEEDED', ['volumes', 'pv', 'customersIn'], undefined, ['volumes', 'pv']],
    ['CUSTOMERS_IN_NOT_NEEDED', ['volumes', 'pv', 'of'], ['own'], ['volumes', 'pv', 'customersIn']],
    [
      'EMPTY_RANGE',
      ['volumes', 'fastCv', 'orders', 'buyerAge', 'atLeast'],
      60,
      ['volumes', 'fastCv', 'orders', 'buyerAge'],
    ],
    [
      'EMPTY_RANGE',
      ['ranks', 'ladder', 2, 'when', 'all', 2, 'heldBronze', 'below'],
      '3',
      ['ranks', 'ladder', 2, 'when', 'all', 2, 'heldBronze'],
    ],
    ['NO_SUCH_LEG', ['volumes', 'leftLeg', 'take', 'leg'], 3, ['volumes', 'leftLeg', 'take', 'leg']],
    ['TREE_DOES_NOT_FIT', ['volumes', 'leftLeg', 'tree'], 'sponsor', ['volumes', 'leftLeg', 'take']],
    ['TREE_DOES_NOT_FIT', ['volumes', 'goodLegs', 'personal'], 'team', ['volumes', 'goodLegs', 'personal']],
    [
      'NO_SUCH_LEG',
      ['ranks', 'ladder', 2, 'when', 'all', 0, 'legs', 'atLeast'],
      3,
      ['ranks', 'ladder', 2, 'when', 'all', 0, 'legs', 'atLeast'],
    ],
    ['TREE_DOES_NOT_FIT', [...bonus('rows'), 'tree'], 'matrix', [...bonus('rows'), 'tree']],
    ['NO_REQUIREMENT', ['volumes', 'rest', 'subtract', 0], 'capped', ['volumes', 'rest', 'subtract', 0]],
    [
      'UNKNOWN_VALUE',
      ['volumes', 'fastCv', 'orders', 'buyers', 'oneOf', 0],
      'gold',
      ['volumes', 'fastCv', 'orders', 'buyers', 'oneOf', 0],
    ],
    [
      'NOT_ASCENDING',
      [...bonus('points'), 'points', 'takes', 'rows', 1, 'from'],
      '100',
      [...bonus('points'), 'points', 'takes', 'rows', 1, 'from'],
    ],
    [
      'NOT_ASCENDING',
      [...bonus('stairs'), 'rate', 'rows', 1, 'from'],
      '400',
      [...bonus('stairs'), 'rate', 'rows', 1, 'from'],
    ],
    ['NOT_ASCENDING', [...bonus('rows'), 'mode', 'rows', 1, 'weak'], '50', [...bonus('rows'), 'mode', 'rows', 1]],
    [
      'WEAK_ABOVE_STRONG',
      [...bonus('rows'), 'mode', 'rows', 0, 'weak'],
      '201',
      [...bonus('rows'), 'mode', 'rows', 0, 'weak'],
    ],
    ['RANKS_OF_TWO_LADDERS', [...bonus('rank-up'), 'amounts', 'club'], '1', [...bonus('rank-up'), 'amounts']],
    ['LEVELS_OR_RATES', [...bonus('fast'), 'rates'], undefined, bonus('fast')],
    ['LEVELS_OR_RATES', [...bonus('unilevel'), 'rates'], ['1%'], bonus('unilevel')],
    ['LINES_PER_ORDER', [...bonus('fast'), 'base', 'volume'], 'moved', [...bonus('fast'), 'linesPer']],
    ['BASE_NOT_OWN', [...bonus('fast'), 'base', 'volume'], 'world', [...bonus('fast'), 'base', 'volume']],
    [
      'SKIP_CANNOT_MOVE_VOLUME',
      [...bonus('generations'), 'skip', 'whom'],
      'unqualified-for-level',
      [...bonus('generations'), 'skip', 'moves'],
    ],
    [
      'KEYS_CONTRADICT',
      [...bonus('points'), 'blocker'],
      { rank: 'same', then: 'stop' },
      [...bonus('points'), 'points'],
    ],
    ['KEYS_CONTRADICT', [...bonus('leaders'), 'ownPurchases'], 'level-0', [...bonus('leaders'), 'startLevel']],
    ['RATES_NOT_COMPARABLE', [...bonus('fast'), 'rates', 'values', 'basic'], ['5.00'], [...bonus('fast'), 'rateOf']],
    ['RATE_OUT_OF_RANGE', [...bonus('leaders'), 'rates', 0], '1001%', [...bonus('leaders'), 'rates', 0]],
    ['KEYS_CONTRADICT', [...bonus('steps'), 'childRate'], 'highest-on-line', [...bonus('steps'), 'childRate']],
    ['EMPTY_PAIR', [...bonus('cycles'), 'mode', 'pair', 'weak'], '0.0', [...bonus('cycles'), 'mode', 'pair']],
    ['KEYS_CONTRADICT', [...bonus('rows'), 'limits', 0, 'of'], 'cycles', [...bonus('rows'), 'limits', 0, 'of']],
    [
      'PARTS_ABOVE_WHOLE',
      [...bonus('profit'), 'tiers', 'parts', 0, 'part'],
      '60.0001%',
      [...bonus('profit'), 'tiers', 'parts'],
    ],
    ['KEYS_CONTRADICT', [...bonus('profit'), 'value'], 'share-rounded', [...bonus('profit'), 'remainder']],
    ['NOTHING_TO_MULTIPLY', [...bonus('gift'), 'shares', 0, 'how'], 'multiply', [...bonus('gift'), 'shares', 0, 'how']],
    [
      'DIVIDED_BY_NOTHING',
      [...bonus('profit'), 'shares', 1, 'times', 'per'],
      '0',
      [...bonus('profit'), 'shares', 1, 'times', 'per'],
    ],
    ['BASE_NEEDED', [...bonus('car'), 'base'], null, [...bonus('car'), 'base']],
    ['BASE_NOT_NEEDED', [...bonus('car'), 'value'], '100', [...bonus('car'), 'base']],
    ['SHARE_ABOVE_WHOLE', [...bonus('car'), 'shareInGrace'], '150%', [...bonus('car'), 'shareInGrace']],
    ['NO_GRACE', ['ranks', 'pay'], 'title', [...bonus('car'), 'shareInGrace']],
    ['ORDER_NEEDED', [...cut('company'), 'order'], undefined, cut('company')],
    ['ORDER_NOT_NEEDED', [...cut('company'), 'how'], 'pro-rata', [...cut('company'), 'order']],
    ['ORDER_INCOMPLETE', [...cut('company'), 'exempt'], ['fast'], [...cut('company'), 'order']],
    ['EMPTY_RANGE', [...cut('fee'), 'least'], '11.00', [...cut('fee'), 'least']],
    ['ABOVE_WHOLE', [...cut('debts'), 'most'], '101%', [...cut('debts'), 'most']],
    [
      'UNKNOWN_CURRENCY',
      ['payout'],
      { rates: 'pegged', perPlanUnit: { XYZ: '1' }, rounding: 'down' },
      ['payout', 'perPlanUnit', 'XYZ'],
    ],
    [
      'NO_EXCHANGE_RATE',
      ['payout'],
      { rates: 'pegged', perPlanUnit: { EUR: '0.0' }, rounding: 'down' },
      ['payout', 'perPlanUnit', 'EUR'],
    ],
  ])('are refused: %s after a change of %j', (code, path, value, place) => {
    expect(faultsOf([path, value])).toContainEqual([pointer(place), code]);
  });

  it('are no requirement that is missing where every row of a table asks for its own', () => {
    const byVolume = (volume: string) => ({
      byVolume: volume,
      threshold: 'inclusive',
      rows: [{ from: '100', value: '5' }],
    });
    expect(faultsOf([['volumes', 'chosen'], { choose: byVolume('capped') }])).toEqual([]);
    const axis = { axis: 'capped', read: 'whole', threshold: 'inclusive', rows: [{ from: '100', rate: '5%' }] };
    const place = everyKeyPlan.bonuses.findIndex(({ kernel }) => kernel === 'differential');
    expect(faultsOf([['bonuses', place, 'rate'], axis])).toContainEqual([
      `/bonuses/${place}/rate/axis`,
      'NO_REQUIREMENT',
    ]);
  });

  it('are refused of a share in the grace of a ladder that has none, whatever other ladders have', () => {
    const [first] = Object.values(everyKeyPlan.otherLadders ?? {});
    const { ranks } = everyKeyPlan;
    const other = { ...ranks, ladder: [{ rank: 'club-rank', when: { is: 'active' } }] };
    const title = [['ranks', 'pay'], 'title'] as const;
    const ladders = [['otherLadders', 'graced'], { ...other, pay: { graceMisses: 1 } }] as const;
    const share: Path = [...bonus('car'), 'shareInGrace'];
    expect(first).toBeDefined();
    expect(faultsOf(title, ladders)).toContainEqual([pointer(share), 'NO_GRACE']);
    const table = [[...bonus('car'), 'value'], { byRank: { 'club-rank': '5%' } }] as const;
    expect(faultsOf(title, ladders, table).map(([, code]) => code)).not.toContain('NO_GRACE');
  });

  it('are refused of a board that is wide and deep', () => {
    const [kind, index] = bonus('table');
    expect(faultsOf([[kind, index, 'width'], 10], [[kind, index, 'depth'], 4])).toContainEqual([
      `/bonuses/${index}/depth`,
      'BOARD_TOO_LARGE',
    ]);
  });
});
