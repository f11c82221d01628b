import fc from 'fast-check';
import type { Parameter, Route } from './api-description.js';
import { hostileCursor, hostileSegment, hostileText, hostileValue } from './hostile-values.js';
import { mutated } from './mutation.js';
import type { RawRequest } from './send.js';
import { validFile, validObject } from './valid-body.js';

type Ids = Readonly<Record<string, string>>;

/** Ids that mean something in one's own company, and those of another one. */
export interface KnownIds {
  readonly own: Ids;
  readonly foreign: Ids;
}

export function hostileRequests(route: Route, ids: KnownIds): fc.Arbitrary<RawRequest> {
  const parts = fc.record({
    path: pathsOf(route, ids),
    query: queriesOf(route, ids),
    headers: headersOf(route),
    sent: bodiesOf(route, ids.own),
  });
  return parts.map(({ path, query, headers, sent }) => ({
    method: route.method,
    path: path + query,
    headers,
    ...sent,
  }));
}

function idsNamed(name: string, { own, foreign }: KnownIds): fc.Arbitrary<string> {
  const alike = Object.keys(own).filter((key) => key === name || key.toLowerCase().endsWith(name.toLowerCase()));
  const mine = alike.map((key) => own[key] ?? '');
  return mine.length === 0
    ? fc.uuid()
    : fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...mine) },
        { weight: 1, arbitrary: fc.constantFrom(...mine.map((id) => id.toUpperCase()), foreign[name] ?? '', '0') },
      );
}

function pathsOf(route: Route, ids: KnownIds): fc.Arbitrary<string> {
  const segments = route.path.split('/').map((segment) => {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined) return fc.constant(segment);
    return fc.oneof(
      { weight: 6, arbitrary: idsNamed(name, ids) },
      { weight: 1, arbitrary: fc.uuid() },
      { weight: 2, arbitrary: hostileSegment },
    );
  });
  return fc.tuple(...segments).map((parts) => parts.join('/'));
}

function valueOf({ name, schema }: Parameter, ids: KnownIds): fc.Arbitrary<string> {
  if (name === 'cursor') return hostileCursor;
  const fitting =
    schema.format === 'uuid'
      ? idsNamed(name, ids)
      : schema.enum
        ? fc.constantFrom(...schema.enum.map(String))
        : schema.type === 'integer'
          ? fc.integer({ min: (schema.minimum ?? 0) - 1, max: (schema.maximum ?? 10) + 1 }).map(String)
          : fc.constantFrom('2025-09', 'A', 'US', '2025-09-05T10:00:00Z', '2025-09-05T10%3A00%3A00%2B02%3A00');
  return fc.oneof({ weight: 3, arbitrary: fitting }, { weight: 2, arbitrary: hostileSegment });
}

function queriesOf(route: Route, ids: KnownIds): fc.Arbitrary<string> {
  const known = (route.parameters ?? []).filter((parameter) => parameter.in === 'query');
  const pair = fc.oneof(
    ...known.map((parameter) => ({
      weight: 4,
      arbitrary: valueOf(parameter, ids).map((value) => `${parameter.name}=${value}`),
    })),
    { weight: 1, arbitrary: fc.tuple(hostileSegment, hostileSegment).map(([name, value]) => `${name}=${value}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'limit[]=1',
        'limit[a]=1',
        'cursor',
        '=',
        '&&',
        'limit=1&limit=2',
        '__proto__[a]=1',
        'constructor=1',
        'limit=1e2',
        'limit=%201',
        'limit=',
        'limit=0x5',
        'limit=NaN',
      ),
    },
  );
  // A POST seldom has a query, so it seldom gets one.
  const pairs = fc.array(pair, { minLength: 1, maxLength: 3 }).map((all) => `?${all.join('&')}`);
  return fc.oneof(
    { weight: known.length > 0 ? 1 : 8, arbitrary: fc.constant('') },
    { weight: known.length > 0 ? 3 : 1, arbitrary: pairs },
  );
}

const headerTexts = fc.constantFrom(
  '',
  '"',
  '*',
  'W/"1"',
  '"0"',
  '"-1"',
  '"1',
  '1',
  '"1", "2"',
  '"999999999"',
  '"99999999999999999999"',
  '"é"',
  'x'.repeat(4000),
);

function headersOf(route: Route): fc.Arbitrary<Record<string, string>> {
  const revision = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('"1"', '"2"', '"3"') },
    { weight: 1, arbitrary: headerTexts },
  );
  const key = fc.oneof(
    { weight: 8, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: fc.constantFrom('a b', '', 'é', 'x'.repeat(256), 'x'.repeat(255), '\t') },
  );
  const encoding = fc.oneof(
    { weight: 60, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom('gzip', 'br', 'deflate', 'zstd', 'identity', 'gzip, gzip', 'x') },
  );
  return fc.record({ revision, key, encoding }).map(({ revision: read, key: name, encoding: coding }) => ({
    ...(route.method === 'PATCH' && read !== '' && { 'if-match': latin(read) }),
    ...(name !== undefined && route.method !== 'GET' && { 'idempotency-key': latin(name) }),
    ...(coding !== undefined && route.method !== 'GET' && { 'content-encoding': coding }),
  }));
}

/** Headers go over the wire byte by byte. */
function latin(text: string): string {
  return Buffer.from(text).toString('latin1');
}

type Sent = Pick<RawRequest, 'type' | 'body'>;

const brokenTexts = [
  '',
  '{',
  '{"a":',
  "{'a':1}",
  '{"a":1,}',
  '{"a":NaN}',
  '[]',
  '"text"',
  '1',
  'null',
  '{}{}',
  '\ufeff{}',
  '{"a":1}\u0000',
  '<a/>',
  'a=b',
  '{"a":1,"a":2}',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`,
];
const types = [
  'application/json; charset=utf-8',
  'application/json; charset=latin1',
  'application/json; charset=x',
  'application/merge-patch+json',
  'application/json;',
  'text/plain',
  'text/csv',
  'application/x-ndjson',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'x',
  ';',
  'application/json, text/csv',
  '',
];
const json = 'application/json';

/** A number that JSON can say and nobody can hold takes the place of the text that names it. */
function jsonOf(value: unknown): string {
  return JSON.stringify(value).replaceAll('"1e400"', '1e400');
}

function bodiesOf(route: Route, ids: Ids): fc.Arbitrary<Sent> {
  const file = validFile(route);
  if (file !== null) return filesOf(file);
  const valid = validObject(route, ids);
  if (valid === null) {
    const odd = fc.tuple(fc.constantFrom(json, ...types), fc.constantFrom('{}', ...brokenTexts));
    return fc.oneof(
      { weight: 12, arbitrary: fc.constant<Sent>({}) },
      { weight: 1, arbitrary: odd.map(([type, body]): Sent => ({ type, body })) },
    );
  }
  return fc.oneof(
    { weight: 12, arbitrary: mutated(valid).map((body): Sent => ({ type: json, body: jsonOf(body) })) },
    { weight: 1, arbitrary: fc.constantFrom(...brokenTexts).map((body): Sent => ({ type: json, body })) },
    { weight: 1, arbitrary: hostileValue.map((body): Sent => ({ type: json, body: jsonOf(body) })) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...types)
        .map((type): Sent => ({ ...(type && { type }), body: JSON.stringify(valid) })),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }).map((body): Sent => ({ type: json, body })) },
  );
}

/** Files with cells, lines and whole stretches that are not what they should be. */
function filesOf(file: string): fc.Arbitrary<Sent> {
  const [header = '', row = ''] = file.split('\n');
  const columns = header.split(',');
  const cell = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...row.split(',')) },
    { weight: 1, arbitrary: hostileText.map((text) => text.toWellFormed().slice(0, 500)) },
  );
  const cells = fc.array(cell, { minLength: columns.length - 1, maxLength: columns.length + 1 });
  const rows = fc.array(
    cells.map((all) => all.join(',')),
    { maxLength: 5 },
  );
  const objects = fc.array(
    fc
      .oneof(mutated(Object.fromEntries(columns.map((column, index) => [column, row.split(',')[index]]))), hostileValue)
      .map((value) => JSON.stringify(value)),
    { maxLength: 5 },
  );
  const type = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('text/csv', 'application/x-ndjson') },
    { weight: 1, arbitrary: fc.constantFrom(...types) },
  );
  const text = fc.oneof(
    { weight: 3, arbitrary: rows.map((all) => [header, ...all].join('\n')) },
    { weight: 3, arbitrary: objects.map((all) => all.join('\n')) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        '\n',
        '"',
        'a,b\n"1',
        `${header}\n"`,
        header,
        `\ufeff${file}`,
        'name,name\n1,2\n',
        `${header},extra\n`,
        ...brokenTexts,
      ),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  );
  return fc
    .record({ type, text })
    .map(({ type: sentAs, text: body }): Sent => ({ ...(sentAs && { type: sentAs }), body }));
}
