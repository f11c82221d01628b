import fc from 'fast-check';

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** Text that has broken programs before. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  'null',
  'undefined',
  'NaN',
  '-1',
  '0',
  '-0',
  '1e9',
  '0x10',
  '1e400',
  '１２',
  '1,5',
  '999999999999999999999999',
  '9007199254740993',
  '999999999999.9999',
  '0.00000000001',
  '2147483648',
  "' OR 1=1 --",
  '"; DROP TABLE users; --',
  "'); SELECT pg_sleep(5); --",
  '%',
  '%_%',
  '\\',
  '${7*7}',
  '=cmd|calc',
  'a\u0000b',
  '\ud800',
  'x\udc00y',
  '\u202egnirts',
  '\ufeffBOM',
  '\u200b',
  '👩‍👩‍👧‍👦🏴‍☠️',
  'İıß',
  'e\u0301'.repeat(50),
  '\r\nSet-Cookie: a=b',
  '\t',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'x'.repeat(201),
  'x'.repeat(70_000),
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '{"a":1}',
  '[1]',
  '2025-02-30T00:00:00Z',
  '2025-09-05T24:00:00Z',
  '2025-09-05T23:59:60Z',
  '2025-09-05T10:00:00+99:99',
  '2025-09-05T10:00:00-00:00',
  '2025-09-05T10:00:00.123456Z',
  '1900-01-01T00:00:00Z',
  '2099-12-31T23:59:59Z',
  '9999-12-31T23:59:59Z',
  '+010000-01-01T00:00:00Z',
  '2025-W05',
  '1900-01',
  '2099-12',
  '0000-00',
  'USD',
  'XXX',
  'JPY',
  'KWD',
];

const keyed = (text: string): unknown => JSON.parse(text);

/** Values of JSON that are seldom what a field asks for. */
export const hostileValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1,
  0.1,
  1.5,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  -(2 ** 63),
  1e308,
  5e-324,
  [],
  {},
  [[]],
  [null],
  [{}],
  ['a'],
  [1, 'a', null, {}],
  Array.from({ length: 501 }, () => ({})),
  Array.from({ length: 5000 }, (_, index) => index),
  { length: 1e9 },
  { toString: 1, valueOf: 1 },
  { then: 1 },
  { toJSON: 'x' },
  { amount: '1', currency: 'USD' },
  { amount: -1, currency: ['USD'] },
  { 'a/b': 1, 'm~n': 2 },
  { '': '' },
  keyed('{"__proto__": {"admin": true}}'),
  keyed('{"constructor": {"prototype": {"admin": true}}}'),
  keyed('{"a\\u0000b": 1}'),
  keyed('{"\\ud800": 1}'),
  nested(20),
  nested(63),
  nested(64),
  nested(2000),
];

export const hostileText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
);

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileValues.map((value) => Object.freeze(value))) },
  { weight: 3, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** What stands in a path or a query where something sensible should; as it goes over the wire. */
export const hostileSegment = fc.oneof(
  { weight: 3, arbitrary: hostileText.map((text) => encodeURIComponent(text.toWellFormed() || ' ').slice(0, 3000)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '%',
      '%zz',
      '%00',
      '%2500',
      '%ED%A0%80',
      '%C0%AF',
      '%2e%2e%2f',
      '..',
      '.',
      '%2F',
      ';a=b',
      '+',
      '%20',
    ),
  },
);

export const hostileCursor = fc.oneof(
  hostileSegment,
  fc.jsonValue({ maxDepth: 2 }).map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
  fc
    .array(
      hostileText.filter((text) => text.length < 300),
      { maxLength: 3 },
    )
    .map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url')),
  fc
    .array(
      fc.constantFrom(
        '0',
        '9'.repeat(9),
        '9'.repeat(18),
        '9'.repeat(40),
        '-1',
        '2025-99',
        '2025-09-05T10:00:00.000Z',
        'ffffffff-ffff-ffff-ffff-ffffffffffff',
        '------------------------------------',
        '1',
      ),
      { maxLength: 3 },
    )
    .map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url')),
);
