import fc from 'fast-check';

type Token = string | number;

/** One thing done to a document, at a place that is told as a number, for places depend on what was done before. */
export type Damage =
  | { readonly does: 'remove' | 'repeat' | 'shout' | 'whisper' | 'misspell'; readonly place: number }
  | { readonly does: 'replace'; readonly place: number; readonly value: unknown }
  | { readonly does: 'add-key'; readonly place: number; readonly key: string; readonly value: unknown }
  | { readonly does: 'swap'; readonly place: number; readonly other: number };

const values: readonly unknown[] = [
  ...[null, true, false, '', {}, [], [[]], [null], [{}], { '': '' }],
  ...[0, 1, -1, 2, 0.1, -2.5, 1000, 1001, 2 ** 31, 2 ** 53, 1e308, -1e308],
  ...['0', '0.0000', '-0', '-1', '-12.5', '1', '0.0001', '0.00001', '99999999999.9999', '999999999999', '1e9', '0x10'],
  ...['NaN', 'Infinity', '-Infinity', 'undefined', ' 1', '1.', '.5', '1,5', '\u0663', '1'.repeat(400)],
  ...['0%', '999.9999%', '1000%', '100.0001%', '-5%', '%'],
  ...['x', 'unknown', 'all', 'any', 'x'.repeat(300), '\ud800', 'a\u0000b', 'a/b~c', ' '],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'ranks', 'money', 'active', 'rank'],
  ...[
    '2026-02-30',
    '2026-11-31',
    '2026-W60',
    '2026-Q5',
    '1000-01-01',
    '9999-12-31',
    '0000-01-01',
    '9999',
    '2026-11-H3',
  ],
  ...['XXX', 'JPY', 'usd', 'left', 3],
  ...[{ any: [] }, { not: { is: 'active' } }, { is: 'active' }, { sum: 'pv', tree: 'sponsor', self: true }],
];

const keys = [
  '__proto__',
  'constructor',
  'toString',
  'x',
  'X',
  '',
  'unknown-key',
  'a/b~c',
  'rank',
  'all',
  'kind',
  'PV',
];

const place = fc.nat({ max: 2 ** 30 });
const value = fc.constantFrom(...values);

const damage: fc.Arbitrary<Damage> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('replace' as const), place, value }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom(
        'remove' as const,
        'repeat' as const,
        'shout' as const,
        'whisper' as const,
        'misspell' as const,
      ),
      place,
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('swap' as const), place, other: place }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('add-key' as const), place, key: fc.constantFrom(...keys), value }),
  },
);

/** What is done to a document in one to three places. */
export const damages: fc.Arbitrary<readonly Damage[]> = fc.array(damage, { minLength: 1, maxLength: 3 });

/** A copy of a JSON document with the damage done. Where the place is of the wrong sort for it, nothing is done. */
export function damaged(document: unknown, all: readonly Damage[]): unknown {
  const box = { document: structuredClone(document) };
  for (const each of all) inflict(box, each);
  return box.document;
}

function inflict(box: { document: unknown }, done: Damage): void {
  const paths = [...placesOf(box.document, ['document'])];
  const chosen = (number: number): readonly Token[] => paths[number % paths.length] ?? ['document'];
  const at = chosen(done.place);
  const old = valueAt(box, at);
  switch (done.does) {
    case 'replace':
      return write(box, at, structuredClone(done.value));
    case 'swap':
      return swap(box, at, chosen(done.other));
    case 'add-key':
      if (typeof old === 'object' && old !== null && !Array.isArray(old))
        define(old, done.key, structuredClone(done.value));
      return;
    case 'remove':
      return at.length > 1 ? remove(valueAt(box, at.slice(0, -1)), at.at(-1)) : undefined;
    case 'repeat':
      if (Array.isArray(old) && old.length > 0) old.push(structuredClone(old[done.place % old.length]));
      return;
    case 'shout':
      return typeof old === 'string' ? write(box, at, old.toUpperCase()) : undefined;
    case 'whisper':
      return typeof old === 'string' ? write(box, at, old.toLowerCase()) : undefined;
    case 'misspell':
      return typeof old === 'string' ? write(box, at, `${old}x`) : undefined;
  }
}

function* placesOf(part: unknown, at: readonly Token[]): Generator<readonly Token[]> {
  yield at;
  if (typeof part !== 'object' || part === null) return;
  for (const [key, each] of Object.entries(part))
    yield* placesOf(each, [...at, Array.isArray(part) ? Number(key) : key]);
}

function valueAt(root: unknown, at: readonly Token[]): unknown {
  return at.reduce<unknown>((part, key) => (part as Record<Token, unknown>)[key], root);
}

function write(root: object, at: readonly Token[], written: unknown): void {
  define(valueAt(root, at.slice(0, -1)) as object, at.at(-1) ?? '', written);
}

/** As `JSON.parse` does it: `__proto__` is a key like any other. */
function define(object: object, key: Token, written: unknown): void {
  Object.defineProperty(object, key, { value: written, writable: true, enumerable: true, configurable: true });
}

function remove(holder: unknown, key: Token | undefined): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder as object, key ?? '');
}

function swap(root: object, one: readonly Token[], other: readonly Token[]): void {
  const isWithin = (outer: readonly Token[], inner: readonly Token[]): boolean =>
    outer.every((token, index) => inner[index] === token);
  if (isWithin(one, other) || isWithin(other, one)) return;
  const [first, second] = [valueAt(root, one), valueAt(root, other)];
  write(root, one, second);
  write(root, other, first);
}
