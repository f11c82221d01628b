import { type Permission, permissions, permissionsOfRole, roles } from '@upline/identity';
import { apiDescription, type Route, routesOf } from '../support/api-description.js';
import { accessInCode } from '../support/access-in-code.js';
import { type ApiClient, newCompany, platformAdmin } from '../support/api-client.js';
import { colleague } from '../support/colleague.js';
import { openDatabase } from '../support/database-users.js';
import { send } from '../support/send.js';
import { validBody } from '../support/valid-body.js';

/** A thing that nobody has, so that whoever may ask finds nothing and does nothing. */
const nothing = '01890000-0000-7000-8000-000000000000';

let routes: Route[];

beforeAll(async () => {
  routes = routesOf(await apiDescription());
});

/** The status for somebody who asks for what is not there, or sends what makes no sense. */
async function statusFor(route: Route, headers: Readonly<Record<string, string>>): Promise<number> {
  const path = route.path.replace(/\{\w+\}/g, nothing);
  const body = validBody(route, { memberId: nothing, planId: nothing });
  // An unknown field is refused after everybody who may not ask was.
  const broken =
    body.type === 'application/json' ? { ...body, body: '{"unknown":true}' } : { ...body, body: undefined };
  const { type, body: sent } = route.method === 'GET' || route.method === 'DELETE' ? {} : broken;
  const { status } = await send({
    method: route.method,
    path,
    headers,
    ...(type !== undefined && { type }),
    ...(sent !== undefined && { body: sent }),
  });
  return status;
}

/** Every guarded route with the status that somebody gets, where it is not what the permissions promise. */
async function wronglyAnswered(headers: Readonly<Record<string, string>>, may: ReadonlySet<Permission>) {
  const wrong: string[] = [];
  let refused = 0;
  for (const route of routes) {
    const permission = route['x-permission'] as Permission | 'public' | undefined;
    if (permission === 'public') continue;
    const isLetIn = permission === undefined || may.has(permission);
    const status = await statusFor(route, headers);
    if (!isLetIn) refused += 1;
    if (isLetIn ? [401, 403].includes(status) || status >= 500 : status !== 403) {
      wrong.push(`${route.method} ${route.path} (${permission}) answered ${status}`);
    }
  }
  return { wrong, refused };
}

describe('every route', () => {
  it('says in its code who may ask, and in the description the same', () => {
    const inCode = accessInCode();
    const described = routes.map((route) => [route.operationId, route['x-permission'] ?? 'loggedIn'] as const);
    expect(Object.fromEntries(inCode)).toEqual(Object.fromEntries(described));
    expect(inCode.length).toBe(routes.length);
  });

  it('is for nobody who does not say who they are, but for the few that are open', async () => {
    const open: string[] = [];
    for (const route of routes) if ((await statusFor(route, {})) !== 401) open.push(`${route.method} ${route.path}`);
    expect(open).toEqual([
      'GET /health/live',
      'GET /health/ready',
      'POST /v1/auth/login',
      'POST /v1/auth/refresh',
      'POST /v1/auth/logout',
    ]);
  });
});

describe('permissions', () => {
  let owner: ApiClient;

  beforeAll(async () => {
    owner = await newCompany();
  });

  it.each(roles)('of the role %s let in where they should, and nowhere else', async (role) => {
    const { client } = await colleague(owner, role, `a-${role}@example.com`);
    const { wrong, refused } = await wronglyAnswered(client.authorization(), permissionsOfRole[role]);
    expect(wrong).toEqual([]);
    expect(refused).toBeGreaterThan(2);
  });

  it('of platform admins let in to companies, and to nothing of theirs', async () => {
    const headers = (await platformAdmin()).authorization();
    const { wrong, refused } = await wronglyAnswered(headers, permissionsOfRole.platform);
    expect(wrong).toEqual([]);
    expect(refused).toBeGreaterThan(50);
  });

  const ofOwners = permissions.filter((permission) => permissionsOfRole.owner.has(permission));

  it.each(ofOwners)('of an API key for %s let in where they should, and nowhere else', async (scope) => {
    const { status, body } = await owner.post('/v1/api-keys', { name: scope, scopes: [scope] });
    expect(status).toBe(201);
    const may = new Set<Permission>([scope]);
    const headers = { 'x-api-key': String(body.key) };
    expect((await wronglyAnswered(headers, may)).wrong).toEqual([]);
  });

  it('are given to no key by somebody who lacks them', async () => {
    const beyond = permissions.filter((permission) => !permissionsOfRole.owner.has(permission));
    expect(beyond).toEqual(['tenants:create', 'tenants:read']);
    for (const scope of beyond) {
      const { status, body } = await owner.post('/v1/api-keys', { name: 'Too much', scopes: ['orders:read', scope] });
      expect([status, body.code, body.errors]).toMatchObject([
        403,
        'API_KEY.SCOPE_EXCEEDS_OWN',
        [{ pointer: '/scopes/1' }],
      ]);
    }
    const { body } = await owner.post('/v1/api-keys', { name: 'Keys', scopes: ['apiKeys:write', 'orders:read'] });
    const made = await fetchAs(String(body.key), { name: 'More', scopes: ['orders:write'] });
    expect(made.status).toBe(403);
  });

  it('of a key that was made by a key are answered for by the person behind both', async () => {
    const { body: first } = await owner.post('/v1/api-keys', {
      name: 'First',
      scopes: ['apiKeys:write', 'runs:start'],
    });
    const made = await fetchAs(String(first.key), { name: 'Second', scopes: ['runs:start'] });
    expect(made.status).toBe(201);
    const { apiKeyId } = JSON.parse(made.text) as { apiKeyId: string };
    const { body: me } = await owner.get('/v1/me');
    const { rows } = await createdBy(apiKeyId);
    expect(rows).toEqual([{ created_by: me.actorId }]);
  });
});

function fetchAs(key: string, body: object) {
  const headers = { 'x-api-key': key };
  return send({ method: 'POST', path: '/v1/api-keys', headers, type: 'application/json', body: JSON.stringify(body) });
}

async function createdBy(apiKeyId: string) {
  const database = await openDatabase('owner');
  try {
    return await database.query('SELECT created_by FROM api_keys WHERE api_key_id = $1', [apiKeyId]);
  } finally {
    await database.end();
  }
}
