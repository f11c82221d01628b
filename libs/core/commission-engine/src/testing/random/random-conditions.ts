import fc from 'fast-check';
import type { Condition } from '../../plan/plan-schema.js';
import type { TableOf } from '../oracle/world.js';
import { texts } from './outline.js';

/** What a condition or table may speak of at its place in the plan. */
export interface Sight {
  readonly volumes: readonly string[];
  readonly ranks: readonly string[];
  readonly clubRanks: readonly string[];
  readonly active: boolean;
  readonly trees: readonly string[];
  /** Volumes that may only be asked for in thresholds. */
  readonly measured?: readonly string[];
  /** Where the rank of somebody below may be asked for; left out: in all trees. */
  readonly rankTrees?: readonly string[];
}

export const quantities = fc.constantFrom('1', '0', '50', '99.9999', '100', '150.5', '300', '1000');
export const smallQuantities = fc.constantFrom('1', '0', '2', '0.5', '3');
export const rates = mostly(
  fc.constantFrom('10%', '5%', '3.3333%', '33.3333%', '100%', '25%'),
  fc.constantFrom('0%', '0.0001%'),
);
export const amounts = fc.constantFrom('10', '100', '25', '7', '1', '0', '1000');
export const factors = fc.constantFrom('1', '0.5', '1.0625', '12');
export const roundingModes = fc.constantFrom('half-up' as const, 'half-even' as const, 'down' as const);
export const depths = fc.constantFrom(1, 2, 'any' as const);

/** Nine times in ten the first. */
export function mostly<Value>(usual: fc.Arbitrary<Value>, other: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: other });
}

/** A record in which keys that are not required are there one time in three. */
export function partly<Keys extends Record<string, unknown>, Required extends keyof Keys>(
  keys: { [Key in keyof Keys]: fc.Arbitrary<Keys[Key]> },
  { requiredKeys }: { readonly requiredKeys: readonly Required[] },
): fc.Arbitrary<Pick<Keys, Required> & Partial<Omit<Keys, Required>>> {
  const absent = Symbol('absent');
  const all = Object.fromEntries(
    Object.entries<fc.Arbitrary<unknown>>(keys).map(([name, value]) => [
      name,
      requiredKeys.some((key) => key === name)
        ? value
        : fc.oneof({ weight: 2, arbitrary: fc.constant(absent) }, { weight: 1, arbitrary: value }),
    ]),
  );
  return fc
    .record(all)
    .map((drawn) => Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== absent))) as never;
}

/** null half of the time. */
export function half<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> {
  return fc.oneof(fc.constant(null), value);
}

/** Keys that are there one time in four. */
export function sometimes<Keys extends object>(keys: fc.Arbitrary<Keys>): fc.Arbitrary<Partial<Keys>> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: keys });
}

/** A volume to pay on: one that people buy, more often than not. */
export function paidVolumes({ volumes }: Sight): fc.Arbitrary<string> {
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom('cv', 'pv') }, { weight: 2, arbitrary: oneOf(volumes) });
}

export function oneOf<Value>(values: readonly Value[]): fc.Arbitrary<Value> {
  return fc.constantFrom(...values);
}

/** Conditions, many of which hold for many. */
export function conditions(sight: Sight, depth = 2): fc.Arbitrary<Condition> {
  const leaf = fc.oneof(...leaves(sight, depth));
  if (depth === 0) return leaf;
  const inner = conditions(sight, depth - 1);
  const several = fc.array(inner, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 6, arbitrary: leaf },
    { weight: 1, arbitrary: several.map((all): Condition => ({ all })) },
    { weight: 2, arbitrary: several.map((any): Condition => ({ any })) },
    { weight: 1, arbitrary: inner.map((not): Condition => ({ not })) },
  );
}

function leaves(sight: Sight, depth: number): { weight: number; arbitrary: fc.Arbitrary<Condition> }[] {
  const { volumes, ranks, clubRanks, active, trees } = sight;
  const all: { weight: number; arbitrary: fc.Arbitrary<Condition> }[] = [
    {
      weight: 6,
      arbitrary: fc
        .tuple(oneOf([...volumes, ...(sight.measured ?? [])]), thresholds)
        // Legs that are measured by a requirement need one, and one alone.
        .map(([name, threshold]) => ({
          [name]: sight.measured?.includes(name)
            ? { atLeast: ('atLeast' in threshold && threshold.atLeast) || '100' }
            : threshold,
        })) as fc.Arbitrary<Condition>,
    },
    {
      weight: 1,
      arbitrary: oneOf([['active'], ['active', 'paused'], ['paused']]).map((status): Condition => ({ status })),
    },
    {
      weight: 1,
      arbitrary: oneOf([['distributor'], ['preferred', 'retail'], ['retail']]).map((kind): Condition => ({ kind })),
    },
    {
      weight: 1,
      arbitrary: oneOf(Object.keys(texts)).chain((attribute) =>
        fc
          .subarray([...(texts[attribute] ?? [])], { minLength: 1 })
          .map((values): Condition => ({ attribute, oneOf: values })),
      ),
    },
  ];
  if (active) all.push({ weight: 6, arbitrary: fc.constant<Condition>({ is: 'active' }) });
  const named = [...ranks, ...clubRanks];
  if (named.length > 0) {
    all.push({ weight: 3, arbitrary: oneOf(named).map((rank): Condition => ({ rank })) });
    all.push({ weight: 1, arbitrary: oneOf(named).map((title): Condition => ({ title })) });
  }
  if (depth > 0 && trees.length > 0) all.push({ weight: 2, arbitrary: askedBelow(sight, depth) });
  return all;
}

const thresholds: fc.Arbitrary<{ atLeast?: string; below?: string }> = fc.oneof(
  { weight: 4, arbitrary: quantities.map((atLeast) => ({ atLeast })) },
  { weight: 1, arbitrary: quantities.map((below) => ({ below })) },
  { weight: 1, arbitrary: quantities.map((atLeast) => ({ atLeast, below: '2000' })) },
);

/** Legs and counts. */
function askedBelow(sight: Sight, depth: number): fc.Arbitrary<Condition> {
  const trees = oneOf(sight.rankTrees ?? sight.trees);
  const inner = conditions(sight, depth - 1);
  const atLeast = fc.constantFrom(1, 1, 2);
  return fc.oneof(
    partly(
      { tree: trees, having: inner, depth: depths, personal: fc.constantFrom('enroller', 'sponsor'), atLeast },
      { requiredKeys: ['tree', 'having', 'atLeast'] },
    ).map((legs) => ({ legs: legs.tree === 'file' ? { ...legs, atLeast: 1 } : legs }) as Condition),
    fc.record({ tree: trees, depth: depths, where: inner, atLeast }).map((count) => ({ count }) as Condition),
  );
}

/** A value, or a table of it. */
export function tableOf<Value>(value: fc.Arbitrary<Value>, sight: Sight): fc.Arbitrary<TableOf<Value>> {
  const tables: { weight: number; arbitrary: fc.Arbitrary<TableOf<Value>> }[] = [
    { weight: 5, arbitrary: value },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          oneOf([...sight.volumes, ...(sight.measured ?? [])]),
          fc.constantFrom('inclusive' as const, 'exclusive' as const),
          fc.subarray(['0', '50', '100', '300'], { minLength: 1 }),
          fc.array(value, { minLength: 4, maxLength: 4 }),
        )
        .map(([byVolume, threshold, from, values]) => ({
          byVolume,
          threshold,
          rows: from.map((text, place) => ({ from: text, value: values[place] as Value })),
        })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.array(fc.record({ when: conditions(sight, 0), value }), { minLength: 1, maxLength: 2 }), half(value))
        .map(([cases, otherwise]) => ({ cases, otherwise })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(value, value).map(([north, south]) => ({ byAttribute: 'region', values: { north, south } })),
    },
  ];
  for (const ranks of [sight.ranks, sight.clubRanks]) {
    if (ranks.length === 0) continue;
    const byRank = fc
      .tuple(fc.subarray([...ranks], { minLength: 1 }), fc.array(value, { minLength: 4, maxLength: 4 }))
      .map(([names, values]) => Object.fromEntries(names.map((name, place) => [name, values[place] as Value])));
    tables.push({ weight: 2, arbitrary: byRank.map((entries) => ({ byRank: entries })) });
    tables.push({ weight: 1, arbitrary: byRank.map((entries) => ({ byTitle: entries })) });
  }
  return fc.oneof(...tables);
}
