import { type ApiClient, type Answer, newCompany } from '../support/api-client.js';
import { setPeriod } from '../support/periods.js';

let company: ApiClient;
let root: string;

const enrol = (body: object): Promise<Answer> => company.post('/v1/distributors', { name: 'Somebody', ...body });
const refusal = ({ status, body }: Answer) => [status, body.code];

beforeAll(async () => {
  company = await newCompany();
  const first = await enrol({ code: 'ROOT', name: 'Rhea Root', enrolledAt: '2026-01-01T00:00:00Z' });
  root = String(first.body.memberId);
});

describe('enrolling a distributor', () => {
  it('answers 201 with the place of the new row, a code given out and an ETag', async () => {
    const { status, body, headers } = await enrol({
      name: 'Ada',
      email: 'ada@example.com',
      country: 'US',
      sponsorId: root,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ code: 'D0000001', sponsorId: root, status: 'active', source: null, revision: 1 });
    expect(headers.get('location')).toBe(`/v1/distributors/${String(body.memberId)}`);
    expect(headers.get('etag')).toBe('"1"');
    expect((await company.get(`/v1/distributors/${String(body.memberId)}`)).body).toEqual(body);
    expect((await enrol({ sponsorCode: 'ROOT' })).body.code).toBe('D0000002');
  });

  it('gives every one of many at once a code of its own', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => enrol({ sponsorCode: 'ROOT' })));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    expect(new Set(answers.map(({ body }) => body.code)).size).toBe(20);
  });

  it.each([
    ['nobody as sponsor', {}, 422, 'MEMBER.SPONSOR_REQUIRED'],
    ['an unknown sponsor', { sponsorCode: 'NOBODY' }, 422, 'MEMBER.SPONSOR_UNKNOWN'],
    ['an unknown sponsor id', { sponsorId: '00000000-0000-4000-8000-000000000000' }, 422, 'MEMBER.SPONSOR_UNKNOWN'],
    [
      'a sponsor who comes later',
      { sponsorCode: 'ROOT', enrolledAt: '2025-12-31T23:59:59Z' },
      422,
      'MEMBER.SPONSOR_LATER',
    ],
    ['a code that is taken', { sponsorCode: 'ROOT', code: 'ROOT' }, 409, 'MEMBER.CODE_TAKEN'],
    [
      'two sponsors',
      { sponsorCode: 'ROOT', sponsorId: '00000000-0000-4000-8000-000000000000' },
      400,
      'REQUEST.INVALID',
    ],
    ['an unknown field', { sponsorCode: 'ROOT', rank: 'gold' }, 400, 'REQUEST.INVALID'],
    ['a number for a name', { sponsorCode: 'ROOT', name: 7 }, 400, 'REQUEST.INVALID'],
    ['no name', { sponsorCode: 'ROOT', name: null }, 400, 'REQUEST.INVALID'],
    ['an impossible day', { sponsorCode: 'ROOT', enrolledAt: '2026-02-30T00:00:00Z' }, 400, 'REQUEST.INVALID'],
    ['a country of three letters', { sponsorCode: 'ROOT', country: 'USA' }, 400, 'REQUEST.INVALID'],
    ['text that cannot be stored', { sponsorCode: 'ROOT', name: 'a\u0000b' }, 400, 'REQUEST.INVALID'],
  ])('is refused with %s', async (_, body, status, code) => {
    expect(refusal(await enrol(body))).toEqual([status, code]);
  });

  it('is done once, however often the same request comes', async () => {
    const body = { externalId: 'E-1', sponsorCode: 'ROOT', enrolledAt: '2026-03-01T02:00:00+02:00' };
    const first = await enrol(body);
    const again = await enrol({ ...body, sponsorCode: undefined, sponsorId: root, enrolledAt: '2026-03-01T00:00:00Z' });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect(first.body).toMatchObject({ source: 'api', externalId: 'E-1' });
    expect(refusal(await enrol({ ...body, name: 'Other' }))).toEqual([409, 'MEMBER.EXTERNAL_ID_REUSED']);
    expect((await enrol({ ...body, source: 'shop', name: 'Other' })).status).toBe(201);
  });

  it('is done once when the same request comes many times at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => enrol({ externalId: 'RACE', sponsorCode: 'ROOT' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201]);
    expect(new Set(answers.map(({ body }) => body.memberId)).size).toBe(1);
  });

  it('has one first of the tree, whoever races for it', async () => {
    const fresh = await newCompany();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => fresh.post('/v1/distributors', { name: 'First' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422]);
  });

  it('does not change a tree that was calculated', async () => {
    const closing = await newCompany();
    await closing.post('/v1/distributors', {
      code: 'R',
      name: 'R',
      externalId: 'r',
      enrolledAt: '2026-01-01T00:00:00Z',
    });
    await setPeriod(closing.tenantId, '2026-08', 'locked');
    await setPeriod(closing.tenantId, '2026-09', 'open');
    const at = (enrolledAt: string) => closing.post('/v1/distributors', { name: 'X', sponsorCode: 'R', enrolledAt });
    expect(refusal(await at('2026-08-31T23:59:59Z'))).toEqual([409, 'MEMBER.PERIOD_CLOSED']);
    expect(refusal(await at('2026-07-01T00:00:00Z'))).toEqual([409, 'MEMBER.PERIOD_CLOSED']);
    expect((await at('2026-09-01T00:00:00Z')).status).toBe(201);
    const repeated = { code: 'R', name: 'R', externalId: 'r', enrolledAt: '2026-01-01T00:00:00Z' };
    expect((await closing.post('/v1/distributors', repeated)).status).toBe(200);
  });
});

describe('changing a distributor', () => {
  it('needs the ETag of what was read, and leaves out what is left out', async () => {
    const { body } = await enrol({ sponsorCode: 'ROOT', email: 'old@example.com', country: 'US' });
    const path = `/v1/distributors/${String(body.memberId)}`;
    expect((await company.patch(path, { name: 'New' })).status).toBe(428);
    const changed = await company.patch(path, { name: 'New', email: null }, { 'if-match': '"1"' });
    expect(changed.body).toEqual({ ...body, name: 'New', email: null, revision: 2 });
    expect(changed.headers.get('etag')).toBe('"2"');
    expect((await company.patch(path, { name: 'Newer' }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await company.patch(path, { name: null }, { 'if-match': '"2"' })).status).toBe(400);
    expect((await company.patch(path, { code: 'MINE' }, { 'if-match': '"2"' })).status).toBe(400);
  });
});

describe('the list of distributors', () => {
  it('is complete and in order, whatever the size of the pages', async () => {
    const codes = (await company.all('/v1/distributors', 200)).map(({ code }) => String(code));
    expect(codes).toEqual([...codes].sort());
    expect((await company.all('/v1/distributors', 7)).map(({ code }) => code)).toEqual(codes);
  });

  it('skips nobody and shows nobody twice while others enrol', async () => {
    const before = (await company.all('/v1/distributors', 200)).map(({ code }) => code);
    const first = await company.get('/v1/distributors?limit=5');
    await enrol({ code: 'A-EARLY', sponsorCode: 'ROOT' });
    await enrol({ code: 'Z-LATE', sponsorCode: 'ROOT' });
    const rest = await company.get(`/v1/distributors?limit=200&cursor=${String(first.body.nextCursor)}`);
    const seen = [...first.body.data, ...rest.body.data].map(({ code }) => code);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(before));
  });

  it('is filtered by what is asked', async () => {
    const { body } = await enrol({
      name: '100%_Zoë',
      email: 'zoe@example.com',
      country: 'NZ',
      sponsorCode: 'ROOT',
      enrolledAt: '2026-05-05T00:00:00Z',
    });
    const found = async (query: string) =>
      (await company.all(`/v1/distributors?${query}`, 200)).map(({ memberId }) => memberId);
    expect(await found('country=NZ')).toEqual([body.memberId]);
    expect(await found(`search=${encodeURIComponent('0%_z')}`)).toEqual([body.memberId]);
    expect(await found('search=ZOE@')).toEqual([body.memberId]);
    expect(await found('enrolledFrom=2026-05-05T00:00:00Z&enrolledBefore=2026-05-05T00:00:01Z')).toEqual([
      body.memberId,
    ]);
    expect(await found('status=terminated')).toEqual([]);
    expect(await found(`sponsorId=${String(body.memberId)}`)).toEqual([]);
    expect(await found(`sponsorId=${root}`)).toContain(body.memberId);
  });

  it.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'cursor=abc',
    'status=gone',
    'sponsorId=1',
    'unknown=1',
    'enrolledFrom=today',
  ])('refuses ?%s', async (query) => {
    expect((await company.get(`/v1/distributors?${query}`)).status).toBe(400);
  });
});

describe('the tree', () => {
  const ids = new Map<string, string>();

  beforeAll(async () => {
    for (const [code, sponsorCode] of [
      ['T1', 'ROOT'],
      ['T2', 'T1'],
      ['T3', 'T2'],
      ['T2B', 'T1'],
    ] as const) {
      ids.set(code, String((await enrol({ code, sponsorCode })).body.memberId));
    }
  });

  it('goes up to the first, nearest first', async () => {
    const upline = async (query = '') => {
      const { body } = await company.get(`/v1/distributors/${ids.get('T3')}/upline${query}`);
      return body.data.map(({ level, code }) => `${level} ${code}`);
    };
    expect(await upline()).toEqual(['1 T2', '2 T1', '3 ROOT']);
    expect(await upline('?depth=2')).toEqual(['1 T2', '2 T1']);
    expect((await company.get(`/v1/distributors/${root}/upline`)).body).toEqual({ data: [] });
  });

  it('goes down level by level, page by page', async () => {
    const below = (rows: Record<string, unknown>[]) => rows.map(({ level, code }) => `${level} ${code}`);
    const path = `/v1/distributors/${ids.get('T1')}/downline`;
    expect(below(await company.all(path, 1))).toEqual(['1 T2', '1 T2B', '2 T3']);
    expect(below(await company.all(`${path}?depth=1`, 200))).toEqual(['1 T2', '1 T2B']);
    expect((await company.get(`${path}?depth=21`)).status).toBe(400);
  });
});

describe('another company', () => {
  it('sees nobody of this one, by list, by id or by code', async () => {
    const other = await newCompany();
    expect(await other.all('/v1/distributors', 50)).toEqual([]);
    for (const path of ['', '/upline', '/downline']) {
      expect((await other.get(`/v1/distributors/${root}${path}`)).status).toBe(404);
    }
    expect((await other.patch(`/v1/distributors/${root}`, { name: 'Mine' }, { 'if-match': '"1"' })).status).toBe(404);
    expect(refusal(await other.post('/v1/distributors', { name: 'X', sponsorId: root }))).toEqual([
      422,
      'MEMBER.SPONSOR_UNKNOWN',
    ]);
    expect((await other.post('/v1/distributors', { name: 'X', code: 'ROOT' })).status).toBe(201);
    expect((await company.get('/v1/distributors/nonsense')).status).toBe(404);
  });
});
