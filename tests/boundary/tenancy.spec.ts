import { apiDescription, pathParameters, type Route, routesOf } from '../support/api-description.js';
import { type ApiClient, newCompany } from '../support/api-client.js';
import { changedTables, CompanyStateReader } from '../support/company-state.js';
import { openDatabase } from '../support/database-users.js';
import { type FurnishedCompany, furnishedCompany } from '../support/furnished-company.js';
import { send } from '../support/send.js';
import { validBody } from '../support/valid-body.js';

/** Named by what they are, not by an id of ours: they mean something else in every company, or nothing. */
const names = ['period', 'version'];

let theirs: FurnishedCompany;
let stranger: ApiClient;
let routes: Route[];

beforeAll(async () => {
  [theirs, stranger] = await Promise.all([furnishedCompany(), newCompany()]);
  routes = routesOf(await apiDescription());
});

/** The path with ids of the company that has everything. */
function pathOf(route: Route): string {
  return route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = theirs.ids[name];
    if (id === undefined) throw new Error(`The furnished company has no ${name}, which ${route.path} asks for.`);
    return id;
  });
}

async function statusOf(route: Route, client: ApiClient): Promise<number> {
  const headers = { ...client.authorization(), ...(route.method === 'PATCH' && { 'if-match': '"1"' }) };
  const { status } = await send({
    method: route.method,
    path: pathOf(route),
    headers,
    ...validBody(route, theirs.ids),
  });
  return status;
}

const withIds = () =>
  routes.filter(
    (route) => pathParameters(route).some((name) => !names.includes(name)) && !route.path.startsWith('/v1/tenants'),
  );

describe('another company', () => {
  it('gets 404 for every id of ours, whatever it wants to do, and changes nothing', async () => {
    const owner = await openDatabase('owner');
    const reader = await CompanyStateReader.of(owner);
    const before = await reader.read(theirs.owner.tenantId);
    const answers: [string, number][] = [];
    for (const route of withIds()) answers.push([`${route.method} ${route.path}`, await statusOf(route, stranger)]);
    expect(answers.filter(([, status]) => status !== 404)).toEqual([]);
    expect(answers.length).toBeGreaterThan(25);
    expect(changedTables(before, await reader.read(theirs.owner.tenantId))).toEqual([]);
    await owner.end();
  });

  it('would get something else for them, were they its own', async () => {
    const answers: [string, number][] = [];
    for (const route of withIds().filter(({ method }) => method === 'GET')) {
      answers.push([route.path, await statusOf(route, theirs.owner)]);
    }
    expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
  });

  it('finds months of ours nowhere', async () => {
    for (const route of routes.filter(({ path }) => path.startsWith('/v1/periods/{period}'))) {
      expect([route.path, await statusOf(route, stranger)]).toEqual([route.path, 404]);
    }
  });

  it('sees nothing of ours in any list, even where it asks for it', async () => {
    const lists = routes.filter(
      ({ method, path }) => method === 'GET' && !path.includes('{') && path.startsWith('/v1/'),
    );
    const ours = new Set(Object.entries(theirs.ids).flatMap(([name, id]) => (names.includes(name) ? [] : [id])));
    let seenByUs = 0;
    for (const route of lists.filter(({ path }) => path !== '/v1/tenants')) {
      const filters = (route.parameters ?? []).filter(({ name }) => theirs.ids[name] !== undefined);
      for (const query of ['', ...filters.map(({ name }) => `?${name}=${theirs.ids[name]}`)]) {
        const { status, body } = await stranger.get(`${route.path}${query}`);
        expect([route.path, query, status]).toEqual([route.path, query, 200]);
        expect([...ours].filter((id) => JSON.stringify(body).includes(id))).toEqual([]);
      }
      const { body } = await theirs.owner.get(route.path);
      if ([...ours].some((id) => JSON.stringify(body).includes(id))) seenByUs += 1;
    }
    expect(seenByUs).toBeGreaterThan(9);
  });

  it('cannot name what is ours in what it sends', async () => {
    const { memberId, planId } = theirs.ids;
    const lines = [{ sku: 'SERUM', quantity: 1 }];
    const serum = {
      sku: 'SERUM',
      name: 'S',
      price: { amount: '1', currency: 'USD' },
      volumes: { PV: '1', CV: '1', QV: '1' },
    };
    await stranger.post('/v1/periods', { period: '2025-08' });
    await stranger.post('/v1/products', serum);
    const attempts = [
      await stranger.post('/v1/distributors', { name: 'X', sponsorId: memberId }),
      await stranger.post('/v1/distributors', { name: 'X', sponsorCode: 'A1' }),
      await stranger.post('/v1/orders', { externalId: 'X', buyerId: memberId, paidAt: '2025-08-05T10:00:00Z', lines }),
      await stranger.post('/v1/orders', { externalId: 'X', buyerCode: 'A1', paidAt: '2025-08-05T10:00:00Z', lines }),
      await stranger.post('/v1/runs', { period: '2025-08', kind: 'preview', planId }),
    ];
    expect(attempts.map(({ status, body }) => [status, body.code])).toEqual([
      [422, 'MEMBER.SPONSOR_UNKNOWN'],
      [422, 'MEMBER.SPONSOR_UNKNOWN'],
      [422, 'ORDER.BUYER_UNKNOWN'],
      [422, 'ORDER.BUYER_UNKNOWN'],
      [404, 'PLAN.UNKNOWN'],
    ]);
  });

  it('is not found by an owner, who is no platform admin', async () => {
    expect((await stranger.get(`/v1/tenants/${theirs.owner.tenantId}`)).status).toBe(403);
  });
});
