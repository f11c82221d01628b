import { everyKeyPlan } from '../testing/every-key-plan.js';
import { validatePlan } from '../validate-plan.js';

/** What is said of the whole plan after its first volume, first bonus or activity was replaced. */
function saysOf(key: 'volume' | 'bonus' | 'active' | 'pay' | 'cut', value: unknown): string[] {
  const document = structuredClone(everyKeyPlan) as unknown as Record<string, Record<string, unknown> | unknown[]>;
  if (key === 'volume') document['volumes'] = { ...document['volumes'], x: value };
  if (key === 'bonus') document['bonuses'] = [value];
  if (key === 'cut') document['cuts'] = [value];
  if (key === 'active') Reflect.set(document, 'active', value);
  if (key === 'pay') document['ranks'] = { ...document['ranks'], pay: value };
  const structural = ['WRONG_VALUE', 'WRONG_COUNT', 'MISSING_KEY', 'UNKNOWN_KEY', 'TOO_MANY_KEYS'];
  return validatePlan(document)
    .errors.filter(({ code }) => structural.includes(code.replace('PLAN.', '')))
    .map(({ detail }) => detail);
}

const level = everyKeyPlan.bonuses[0];

function without(key: string): object {
  return Object.fromEntries(Object.entries(level ?? {}).filter(([other]) => other !== key));
}

describe('structural faults', () => {
  it('are those of the kernel that the author wrote', () => {
    expect(saysOf('bonus', { ...level, linesPer: 'line', colour: 'red' })).toEqual([
      'bonuses.0.linesPer must be "buyer" or "order", not "line".',
      expect.stringContaining('bonuses.0 has no key "colour". It has bonus, period, eligible, cap, kernel, base,'),
    ]);
  });

  it('name the kernels where there is none of that name', () => {
    expect(saysOf('bonus', { ...level, kernel: 'unilevel' })).toEqual([
      'bonuses.0.kernel must be "level", "matching", "differential", "pairing", "pool", "fixed", "advancement" or "board", not "unilevel".',
    ]);
  });

  it('name the key where it is forgotten and the rest tells what was meant', () => {
    expect(saysOf('bonus', { ...level, kernel: undefined })).toContain(
      'bonuses.0.kernel must be "level", "matching", "differential", "pairing", "pool", "fixed", "advancement" or "board", not undefined.',
    );
    const rest = without('kernel');
    expect(saysOf('bonus', rest)).toEqual(['bonuses.0 lacks the key "kernel". It is "level".']);
  });

  it('follow the operator of a volume', () => {
    expect(saysOf('volume', { sum: 'pv', tree: 'enroller' })).toEqual([
      'volumes.x lacks the key "self". It is true or false.',
    ]);
    expect(saysOf('volume', { limited: 'pv', tree: 'enroller', self: true, limit: { formula: 'half' } })).toEqual([
      'volumes.x.limit.formula must be "share-of-requirement", "weak-legs-doubled", "share-of-legs", "without-strongest" or "fixed", not "half".',
    ]);
    expect(saysOf('volume', { legVolume: 'pv', tree: 'team', take: 'third' })).toEqual([
      'volumes.x.take must be "strongest", "weakest", "all-but-strongest", { "leg": 1 } or { "strongest": 2 }, not "third".',
    ]);
    expect(saysOf('volume', { add: ['pv'], least: ['pv'] })).toEqual([
      'volumes.x says add and least at once: write one of them.',
    ]);
  });

  it('say of a table what its values are, and follow the key by which it is read', () => {
    const withRate = (rate: unknown): unknown => ({ ...level, levels: [{ rate, minimumRank: null }] });
    expect(saysOf('bonus', withRate('five'))).toEqual([
      'bonuses.0.levels.0.rate must be a percentage such as "5%" or an amount of the plan currency such as "25.00", or a table of it ("byRank", "byTitle", "byVolume", "byAttribute" or "cases"), not "five".',
    ]);
    expect(saysOf('bonus', withRate({ byRank: { gold: 5 } }))).toEqual([
      'bonuses.0.levels.0.rate.byRank.gold must be a percentage such as "5%" or an amount of the plan currency such as "25.00", not 5.',
    ]);
    expect(saysOf('bonus', withRate({ byVolume: 'pv', rows: [{ from: '1', value: '5%' }] }))).toEqual([
      'bonuses.0.levels.0.rate lacks the key "threshold". It is "inclusive" or "exclusive".',
    ]);
    expect(saysOf('bonus', withRate({ byRank: { gold: '5%' }, byTitle: { gold: '5%' } }))).toEqual([
      'bonuses.0.levels.0.rate says byRank and byTitle at once: write one of them.',
    ]);
  });

  it('say of a list of rates which entry is wrong', () => {
    const rest = without('levels');
    expect(saysOf('bonus', { ...rest, rates: ['5%', 4] })).toEqual([
      'bonuses.0.rates.1 must be a percentage such as "5%" or an amount of the plan currency such as "25.00", not 4.',
    ]);
    expect(saysOf('bonus', { ...rest, rates: { byRank: { gold: '5%' } } })).toEqual([
      expect.stringContaining('bonuses.0.rates.byRank.gold must be a list, each entry a percentage such as "5%"'),
    ]);
  });

  it('follow a word that stands beside objects', () => {
    expect(saysOf('pay', 'titel')).toEqual([
      'ranks.pay must be "paid-as", "title", { "graceMisses": 2 } or { "heldFor": 3 }, not "titel".',
    ]);
    expect(saysOf('pay', { graceMisses: 'two' })).toEqual([
      'ranks.pay.graceMisses must be a whole number from 0 to 120, not "two".',
    ]);
    expect(saysOf('pay', { grace: 2 })).toEqual([
      'ranks.pay must be "paid-as", "title", { "graceMisses": 2 } or { "heldFor": 3 }, not an object with "grace".',
    ]);
    expect(saysOf('pay', {})).toEqual([expect.stringContaining(', not an empty object.')]);
    expect(saysOf('active', { attribute: 'region' })).toEqual(['active lacks the key "oneOf".']);
    expect(saysOf('active', { pv: { atLeast: 100 } })).toEqual([
      expect.stringContaining('active.pv.atLeast must be a decimal text'),
    ]);
    expect(saysOf('cut', { cut: 'a', kind: 'fees' })).toEqual([
      expect.stringContaining('cuts.0.kind must be "personCap"'),
    ]);
  });
});
