import { accessToken, claimsOf, signingKey } from '../support/access-token.js';
import { ApiClient, newCompany } from '../support/api-client.js';
import { type Colleague, colleague } from '../support/colleague.js';
import { send } from '../support/send.js';

const anybody = new ApiClient();
const now = () => Math.floor(Date.now() / 1000);

let owner: ApiClient;
let viewer: Colleague;
let slug: string;
let claims: Record<string, unknown>;

beforeAll(async () => {
  owner = await newCompany();
  slug = String((await owner.get('/v1/tenant')).body.slug);
  viewer = await colleague(owner, 'viewer');
  claims = claimsOf(viewer.client.authorization().authorization?.replace('Bearer ', '') ?? '');
});

async function answerTo(token: string): Promise<unknown[]> {
  const { status, body, headers } = await new ApiClient(token).get('/v1/me');
  return [status, body.code, headers.get('www-authenticate')];
}

const invalid = [401, 'AUTH.TOKEN_INVALID', 'Bearer'];
const password = 'another-correct-horse-battery';
const logIn = (email: string, sent = password) =>
  anybody.post('/v1/auth/login', { tenant: slug, email, password: sent });
const refresh = (refreshToken: unknown) => anybody.post('/v1/auth/refresh', { refreshToken });

describe('an access token', () => {
  it('lets in whom it was made for, so that what follows is about what is changed', async () => {
    expect(claims).toMatchObject({ sub: viewer.userId, tenantId: owner.tenantId, role: 'viewer' });
    const { status, body } = await new ApiClient(accessToken(claims, signingKey())).get('/v1/me');
    expect([status, body.actorId]).toEqual([200, viewer.userId]);
    expect(Number(claims.exp) - Number(claims.iat)).toBe(600);
  });

  it.each<[string, () => string]>([
    ['has expired', () => accessToken({ ...claims, iat: now() - 700, exp: now() - 100 }, signingKey())],
    ['is not valid yet', () => accessToken({ ...claims, nbf: now() + 100 }, signingKey())],
    ['is signed by another key', () => accessToken(claims, 'another key')],
    ['is signed by the empty key', () => accessToken(claims, '')],
    [
      'says that it needs no signature',
      () => accessToken(claims, '', { alg: 'none', typ: 'JWT' }).replace(/[^.]+$/, ''),
    ],
    ['says so and is signed', () => accessToken(claims, signingKey(), { alg: 'none' })],
    ['claims another algorithm', () => accessToken(claims, signingKey(), { alg: 'HS512' })],
    [
      'had its role changed afterwards',
      () => {
        const [header = '', , signature = ''] = accessToken(claims, signingKey()).split('.');
        const changed = Buffer.from(JSON.stringify({ ...claims, role: 'owner' })).toString('base64url');
        return [header, changed, signature].join('.');
      },
    ],
    ['is a refresh token', () => `${owner.tenantId}.${owner.tenantId}.${'x'.repeat(43)}`],
    ['is no token', () => 'x'],
  ])('lets nobody in where it %s', async (_, make) => {
    expect(await answerTo(make())).toEqual(invalid);
  });

  it('lets nobody in where it names a role that there is not, or no company', async () => {
    for (const more of [{ role: 'god' }, { role: undefined }, { tenantId: "'; --" }, { tenantId: undefined }]) {
      const { status } = await new ApiClient(accessToken({ ...claims, ...more }, signingKey())).get('/v1/tenant');
      expect(status).toBe(401);
    }
  });
});

describe('an API key', () => {
  const keyed = (key: string) => anybody.get('/v1/me', { 'x-api-key': key });

  it('lets in until it is revoked', async () => {
    const { body } = await owner.post('/v1/api-keys', { name: 'Shop', scopes: ['orders:read'] });
    const key = String(body.key);
    expect((await keyed(key)).status).toBe(200);
    expect((await keyed(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`)).status).toBe(401);
    const response = await fetchDelete(`/v1/api-keys/${String(body.apiKeyId)}`);
    expect(response).toBe(204);
    expect((await keyed(key)).body.code).toBe('AUTH.TOKEN_INVALID');
  });

  it('may do no more than whoever made it may now, and nothing once they are disabled', async () => {
    const maker = await colleague(owner, 'admin', 'maker@example.com');
    const scopes = ['orders:read', 'plans:write'];
    const key = String((await maker.client.post('/v1/api-keys', { name: 'Shop', scopes })).body.key);
    expect((await keyed(key)).body.permissions).toEqual(scopes);
    await owner.patch(`/v1/users/${maker.userId}`, { role: 'viewer' }, { 'if-match': '"1"' });
    expect((await keyed(key)).body.permissions).toEqual(['orders:read']);
    await owner.patch(`/v1/users/${maker.userId}`, { status: 'disabled' }, { 'if-match': '"2"' });
    expect((await keyed(key)).body.code).toBe('AUTH.TOKEN_INVALID');
  });

  it('of one company is nothing in another', async () => {
    const [{ body }, other] = await Promise.all([
      owner.post('/v1/api-keys', { name: 'Shop', scopes: ['orders:read'] }),
      newCompany(),
    ]);
    const moved = String(body.key).replace(/[0-9a-f]{32}/, other.tenantId.replaceAll('-', ''));
    expect((await keyed(moved)).status).toBe(401);
  });
});

describe('a refresh token', () => {
  it('is good once; whoever uses it again ends every session that came of it', async () => {
    const first = await logIn(viewer.email);
    const second = await refresh(first.body.refreshToken);
    expect(second.status).toBe(200);
    expect((await refresh(first.body.refreshToken)).body.code).toBe('AUTH.REFRESH_REUSED');
    expect((await refresh(second.body.refreshToken)).body.code).toBe('AUTH.TOKEN_INVALID');
    expect((await logIn(viewer.email)).status).toBe(200);
  });

  it('is given out once, however many ask at the same time', async () => {
    const { body } = await logIn(viewer.email);
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(body.refreshToken)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('is nothing after logging out, and nothing with another secret or company', async () => {
    const { body } = await logIn(viewer.email);
    const token = String(body.refreshToken);
    const other = await newCompany();
    const [company = '', id = '', secret = ''] = token.split('.');
    for (const changed of [`${company}.${id}.${'x'.repeat(43)}`, `${other.tenantId}.${id}.${secret}`]) {
      expect((await refresh(changed)).body.code).toBe('AUTH.TOKEN_INVALID');
    }
    expect((await anybody.post('/v1/auth/logout', { refreshToken: token })).status).toBe(204);
    expect((await refresh(token)).body.code).toBe('AUTH.TOKEN_INVALID');
  });

  it('is nothing once its user is disabled, who cannot log in either', async () => {
    const { email, userId } = await colleague(owner, 'support', 'leaving@example.com');
    const { body } = await logIn(email);
    const change = await owner.patch(`/v1/users/${userId}`, { status: 'disabled' }, { 'if-match': '"1"' });
    expect(change.status).toBe(200);
    expect((await refresh(body.refreshToken)).body.code).toBe('AUTH.TOKEN_INVALID');
    expect((await logIn(email)).body.code).toBe('AUTH.FAILED');
  });
});

describe('changing a password', () => {
  const next = 'yet-another-correct-horse';
  const change = (client: ApiClient, currentPassword: string) =>
    client.post('/v1/me/password', { currentPassword, newPassword: next });

  it('needs the current one, ends every session, and leaves only the new one', async () => {
    const { client, email } = await colleague(owner, 'support', 'changing@example.com');
    const { body } = await logIn(email);
    expect((await change(client, 'not-the-right-password')).body.code).toBe('AUTH.PASSWORD_WRONG');
    expect((await logIn(email)).status).toBe(200);
    expect((await change(client, password)).status).toBe(204);
    expect((await refresh(body.refreshToken)).status).toBe(401);
    expect((await logIn(email)).body.code).toBe('AUTH.FAILED');
    expect((await logIn(email, next)).status).toBe(200);
  });

  it('is nothing for an API key', async () => {
    const { body } = await owner.post('/v1/api-keys', { name: 'Shop', scopes: ['orders:read'] });
    const sent = { currentPassword: password, newPassword: next };
    const answer = await anybody.post('/v1/me/password', sent, { 'x-api-key': String(body.key) });
    expect([answer.status, answer.body.code]).toEqual([422, 'AUTH.PASSWORD_WRONG']);
  });
});

describe('guessing a password', () => {
  it('ends after twenty tries a minute, whatever else the guesser sends along or how they spell the address', async () => {
    const spellings = ['guessed@example.com', 'Guessed@example.com', 'GUESSED@EXAMPLE.COM'];
    const guess = (index: number) =>
      anybody.post(
        '/v1/auth/login',
        { tenant: slug, email: spellings[index % 3], password: `wrong password ${index}` },
        index % 2 === 0 ? { authorization: `Bearer ${index}` } : { 'x-api-key': `key ${index}` },
      );
    const answers = [];
    for (let index = 0; index < 22; index += 1) answers.push(await guess(index));
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 20 }, () => 401), 429, 429]);
    const [first, last] = [answers[0], answers.at(-1)];
    expect(first?.headers.get('ratelimit-limit')).toBe('20');
    expect(first?.headers.get('ratelimit-remaining')).toBe('19');
    expect(Number(first?.headers.get('ratelimit-reset'))).toBeGreaterThan(0);
    expect(last?.body).toMatchObject({ code: 'REQUEST.TOO_MANY', status: 429 });
    const wait = Number(last?.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
  });

  it('at one account keeps nobody else out', async () => {
    expect((await logIn(viewer.email)).status).toBe(200);
  });

  it.each([{ toString: 1 }, ['a'], null, 1])('is refused where the address is %p', async (email) => {
    expect((await anybody.post('/v1/auth/login', { tenant: slug, email, password })).status).toBe(400);
  });
});

async function fetchDelete(path: string): Promise<number> {
  return (await send({ method: 'DELETE', path, headers: owner.authorization() })).status;
}
