import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type ApiClient, newCompany } from '../support/api-client.js';
import { problemFaults } from '../support/problem-faults.js';
import { type RawAnswer, type RawRequest, send, sendStream } from '../support/send.js';
import { breakOff, socketAnswer } from '../support/socket-answer.js';

const MEGABYTE = 1_000_000;
const path = '/v1/distributors';
const member = { code: 'A1', name: 'Ana' };
let company: ApiClient;

beforeAll(async () => {
  company = await newCompany();
});

function post(request: Omit<RawRequest, 'method' | 'path'> & { path?: string }): Promise<RawAnswer> {
  const headers = { ...company.authorization(), ...request.headers };
  return send({ method: 'POST', path, type: 'application/json', ...request, headers });
}

async function refusal(answer: Promise<RawAnswer>): Promise<[number, string]> {
  const got = await answer;
  expect(problemFaults(got)).toEqual([]);
  return [got.status, (JSON.parse(got.text) as { code: string }).code];
}

const codesOfMembers = async () => (await company.all(path, 200)).map(({ code }) => code);

describe('a body that is too large', () => {
  const large = JSON.stringify({ ...member, name: 'x'.repeat(10 * MEGABYTE) });

  it('is refused by its length', async () => {
    expect(await refusal(post({ body: large }))).toEqual([413, 'REQUEST.TOO_LARGE']);
  });

  it('is refused while it arrives, where it does not tell its length', async () => {
    const answer = await sendStream(path, large, { ...company.authorization(), 'content-type': 'application/json' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      413,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('is refused where it is small and grows when it is unpacked', async () => {
    const bomb = gzipSync(JSON.stringify({ ...member, name: 'x'.repeat(100 * MEGABYTE) }));
    expect(bomb.length).toBeLessThan(MEGABYTE / 2);
    const headers = { 'content-encoding': 'gzip' };
    expect(await refusal(post({ body: bomb, headers }))).toEqual([413, 'REQUEST.TOO_LARGE']);
  });

  it('is refused as a file that is packed, which files may not be', async () => {
    const body = gzipSync(`code,name\n${'A,A\n'.repeat(1000)}`);
    const headers = { 'content-encoding': 'gzip' };
    const answer = post({ path: '/v1/imports/distributors', type: 'text/csv', body, headers });
    expect(await refusal(answer)).toEqual([415, 'REQUEST.UNSUPPORTED_TYPE']);
  });

  it('leaves nothing behind', async () => {
    expect(await codesOfMembers()).toEqual([]);
  });
});

describe('a packed body', () => {
  const headers = { 'content-encoding': 'gzip' };

  it.each([
    ['is none', Buffer.from('no gzip'), [400, 'REQUEST.INVALID']],
    ['breaks off', gzipSync(JSON.stringify(member)).subarray(0, 20), [400, 'REQUEST.INVALID']],
    ['holds no JSON', gzipSync('{'), [400, 'REQUEST.NOT_JSON']],
  ])('is refused where it %s', async (_, body, expected) => {
    expect(await refusal(post({ body, headers }))).toEqual(expected);
  });

  it('is taken where it is sound', async () => {
    expect((await post({ body: gzipSync(JSON.stringify(member)), headers })).status).toBe(201);
  });
});

describe('a slow or broken sender', () => {
  const head = (length: number, type = 'application/json', to = path) =>
    [
      `POST ${to} HTTP/1.1`,
      'Host: upline',
      `Authorization: ${company.authorization().authorization}`,
      `Content-Type: ${type}`,
      `Content-Length: ${length}`,
      'Connection: close',
      '',
      '',
    ].join('\r\n');

  it('is waited for', async () => {
    const body = JSON.stringify({ code: 'SLOW', name: 'Sloth', sponsorCode: 'A1' });
    const answer = await socketAnswer([head(body.length), ...body], 10);
    expect(answer).toMatch(/^HTTP\/1.1 201 /);
  });

  it('does nothing where it goes away before the end', async () => {
    const body = JSON.stringify({ code: 'GONE', name: 'Gone', sponsorCode: 'A1' });
    await breakOff(head(body.length + 10) + body, 100);
    await wait(200);
    expect(await codesOfMembers()).toEqual(['A1', 'SLOW']);
  });

  it('has imported what came before it went away, and the import says that it failed', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `M${index},Member ${index},A1\n`).join('');
    await breakOff(
      head(10 * MEGABYTE, 'text/csv', '/v1/imports/distributors') + `code,name,sponsorCode\n${rows}`,
      1500,
    );
    let last: Record<string, unknown> | undefined;
    for (const until = Date.now() + 10_000; Date.now() < until && last?.status !== 'failed'; await wait(50)) {
      [last] = (await company.get('/v1/imports')).body.data;
    }
    expect(last).toMatchObject({ status: 'failed', rowsFailed: 0 });
    expect((await codesOfMembers()).length).toBe(2 + Number(last?.rowsCreated));
  });
});

describe('a file of garbage', () => {
  const imported = (type: string, body: string | Uint8Array) => post({ path: '/v1/imports/distributors', type, body });

  it.each([
    ['noise as CSV', 'text/csv', randomBytes(MEGABYTE)],
    ['noise as NDJSON', 'application/x-ndjson', randomBytes(MEGABYTE)],
    ['nothing but a quote', 'text/csv', '"'],
    ['an endless line of CSV', 'text/csv', `code,name\n${'x'.repeat(2 * MEGABYTE)}`],
    ['an endless quoted cell', 'text/csv', `code,name\n"${'x\n'.repeat(MEGABYTE)}`],
    ['an endless line of NDJSON', 'application/x-ndjson', `{"name":"${'x'.repeat(2 * MEGABYTE)}`],
    ['two columns of one name', 'text/csv', 'name,name\na,b\n'],
    ['a column that is not known', 'text/csv', 'name,__proto__\na,b\n'],
  ])('is refused: %s', async (_, type, body) => {
    expect(await refusal(imported(type, body))).toEqual([400, 'IMPORT.UNREADABLE']);
  });

  it('is reported row by row where it can be read', async () => {
    const depths = '{"name":'.repeat(70) + '1' + '}'.repeat(70);
    const lines = ['[]', '1', 'null', '{', '{}', '{"__proto__":{"name":"x"}}', '{"name":"\\u0000"}', depths];
    const { status, text } = await imported('application/x-ndjson', lines.join('\n'));
    expect(status).toBe(201);
    expect(JSON.parse(text)).toMatchObject({ status: 'completed', rowsRead: 8, rowsCreated: 0, rowsFailed: 8 });
  });
});

describe('what is no request of ours', () => {
  it.each([
    ['headers that are too long', `GET /v1/me HTTP/1.1\r\nHost: u\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['an address that is too long', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: u\r\n\r\n`, 431],
    ['no HTTP', 'HELO there\r\n\r\n', 400],
    ['two lengths', 'POST /v1/auth/login HTTP/1.1\r\nHost: u\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}', 400],
  ])('is refused in due form: %s', async (_, text, status) => {
    const [head = '', body = ''] = (await socketAnswer([text])).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const [, type] = /content-type: (.*)/i.exec(head) ?? [];
    expect(problemFaults({ status, headers: { 'content-type': type }, text: body })).toEqual([]);
  });

  it.each([
    'GET /nowhere',
    'PUT /v1/me',
    'POST /v1/me',
    'DELETE /v1/orders',
    'PROPFIND /v1/me',
    'OPTIONS /v1/me',
    'GET //',
    'GET /v1//me',
    'GET /v1/%zz',
    'GET /v1/me%00',
    'GET /openapi.json/x',
  ])('is refused in due form: %s', async (line) => {
    const [method = '', at = ''] = line.split(' ');
    const answer = await send({ method, path: at, headers: company.authorization() });
    expect(problemFaults(answer)).toEqual([]);
    expect([400, 404]).toContain(answer.status);
  });
});
