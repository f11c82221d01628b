import type pg from 'pg';
import { type ApiClient, newCompany } from '../support/api-client.js';
import { colleague } from '../support/colleague.js';
import { openDatabase } from '../support/database-users.js';
import { setPeriod } from '../support/periods.js';
import { type RawAnswer, send, sendStream } from '../support/send.js';
import { breakOff } from '../support/socket-answer.js';

let company: ApiClient;
let owner: pg.Client;

beforeAll(async () => {
  company = await newCompany();
  owner = await openDatabase('owner');
  await setPeriod(company.tenantId, '2025-08', 'open');
  await company.post('/v1/distributors', { code: 'TOP', name: 'Top', enrolledAt: '2025-07-01T00:00:00Z' });
});

afterAll(() => owner.end());

const keyed = (key: string) => ({ 'idempotency-key': key });
const product = (sku: string, name = 'Serum') => ({
  sku,
  name,
  price: { amount: '10', currency: 'USD' },
  volumes: { PV: '1', CV: '1', QV: '1' },
});
const create = (key: string, body: object, client = company) => client.post('/v1/products', body, keyed(key));

async function rowOf(key: string) {
  const { rows } = await owner.query<Record<string, unknown>>(
    'SELECT * FROM idempotency_keys WHERE tenant_id = $1 AND key = $2',
    [company.tenantId, key],
  );
  return rows;
}

async function countOf(table: string): Promise<number> {
  const { rows } = await owner.query<{ count: string }>(`SELECT count(*) FROM ${table} WHERE tenant_id = $1`, [
    company.tenantId,
  ]);
  return Number(rows[0]?.count);
}

describe('a request with an Idempotency-Key', () => {
  it('is answered as it was the first time, and done once', async () => {
    const first = await create('once', product('ONCE'));
    // The order of the fields is not what a request says.
    const { sku, ...rest } = product('ONCE');
    const second = await create('once', { ...rest, sku });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect([first, second].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true']);
    expect(await countOf(`products`)).toBe(1);
  });

  it.each([
    ['another body', '/v1/products', product('ONCE', 'Other')],
    ['another address', '/v1/distributors', product('ONCE')],
    ['another query', '/v1/products?a=1', product('ONCE')],
  ])('is refused with %s', async (_, path, body) => {
    const { status, body: problem } = await company.post(path, body, keyed('once'));
    expect([status, problem.code]).toEqual([422, 'IDEMPOTENCY.KEY_REUSED']);
  });

  it('is told from another one whatever kind of JSON it calls itself', async () => {
    const post = (name: string) =>
      send({
        method: 'POST',
        path: '/v1/products',
        headers: { ...company.authorization(), ...keyed('kind') },
        type: 'application/vnd.upline+json',
        body: JSON.stringify(product('KIND', name)),
      });
    expect((await post('Serum')).status).toBe(201);
    expect((await post('Serum')).headers['idempotent-replayed']).toBe('true');
    // As long as the first one.
    expect((await post('Murse')).status).toBe(422);
  });

  it('is done by one of those who send it at the same time; the others hear that it is at work, or its answer', async () => {
    const before = await countOf('products');
    const answers = await Promise.all(Array.from({ length: 10 }, () => create('race', product('RACE'))));
    const fresh = answers.filter(({ status, headers }) => status === 201 && !headers.get('idempotent-replayed'));
    expect(fresh).toHaveLength(1);
    const others = answers.filter((answer) => !fresh.includes(answer));
    for (const { status, headers, body } of others) {
      if (status === 201) expect(headers.get('idempotent-replayed')).toBe('true');
      else expect([status, body.code]).toEqual([409, 'IDEMPOTENCY.IN_PROGRESS']);
    }
    expect(await countOf('products')).toBe(before + 1);
  });

  it('is at work for as long as its row says so, and is taken over when that is over', async () => {
    const claim = (until: string) =>
      owner.query(
        `UPDATE idempotency_keys SET response_status = NULL, lease_expires_at = now() + $3::interval WHERE tenant_id = $1 AND key = $2`,
        [company.tenantId, 'lease', until],
      );
    expect((await create('lease', product('LEASE'))).status).toBe(201);
    await claim('1 minute');
    expect((await create('lease', product('LEASE'))).body.code).toBe('IDEMPOTENCY.IN_PROGRESS');
    expect((await create('lease', product('LEASE', 'Other'))).body.code).toBe('IDEMPOTENCY.KEY_REUSED');
    await claim('-1 second');
    expect((await create('lease', product('LEASE'))).body.code).toBe('PRODUCT.SKU_TAKEN');
  });

  it('has its key to itself: another person and another API key have others of the same name', async () => {
    const { client: admin } = await colleague(company, 'admin');
    const other = await newCompany();
    expect((await create('mine', product('MINE'))).status).toBe(201);
    expect((await create('mine', product('HERS'), admin)).status).toBe(201);
    expect((await create('mine', product('MINE'), other)).status).toBe(201);
    const { body } = await company.post('/v1/api-keys', { name: 'Shop', scopes: ['distributors:write'] });
    const member = { name: 'Kim', sponsorCode: 'TOP' };
    const headers = { ...keyed('mine'), 'x-api-key': String(body.key) };
    const path = '/v1/distributors';
    expect(
      (await send({ method: 'POST', path, headers, type: 'application/json', body: JSON.stringify(member) })).status,
    ).toBe(201);
    expect(await rowOf('mine')).toHaveLength(3);
  });

  it('gives its key back where it is refused, so that it can be mended', async () => {
    expect((await create('mended', { ...product('MENDED'), name: '' })).status).toBe(400);
    expect((await create('mended', product('ONCE'))).body.code).toBe('PRODUCT.SKU_TAKEN');
    expect(await rowOf('mended')).toEqual([]);
    expect((await create('mended', product('MENDED'))).status).toBe(201);
  });

  it.each(['', 'with blank', 'é', 'x'.repeat(256)])('is refused where the key is %p', async (key) => {
    const headers = { ...company.authorization(), ...keyed(Buffer.from(key).toString('latin1')) };
    const body = JSON.stringify(product('BAD'));
    const { status } = await send({ method: 'POST', path: '/v1/products', headers, type: 'application/json', body });
    expect(status).toBe(400);
  });

  it('tells a secret once: neither the answer that is kept nor any row holds it', async () => {
    const body = { name: 'Secret', scopes: ['orders:read'] };
    const first = await company.post('/v1/api-keys', body, keyed('secret'));
    const second = await company.post('/v1/api-keys', body, keyed('secret'));
    expect(first.body.key).toMatch(/^upl_[0-9a-f]{32}_[0-9a-f]{12}_[\w-]{43}$/);
    expect(second.body).toEqual({ ...first.body, key: null });
    const secret = String(first.body.key).slice(-43);
    const dump = await owner.query<{ text: string }>(
      `SELECT k::text AS text FROM idempotency_keys k WHERE tenant_id = $1
       UNION ALL SELECT a::text FROM api_keys a WHERE tenant_id = $1`,
      [company.tenantId],
    );
    expect(dump.rows.length).toBeGreaterThan(5);
    expect(dump.rows.filter(({ text }) => text.includes(secret))).toEqual([]);
  });
});

describe('a file with an Idempotency-Key', () => {
  const header = 'code,name,sponsorCode\n';
  const path = '/v1/imports/distributors';
  const upload = (key: string, body: string, type = 'text/csv'): Promise<RawAnswer> =>
    send({ method: 'POST', path, headers: { ...company.authorization(), ...keyed(key) }, type, body });
  const codeOf = ({ status, text }: RawAnswer) => [status, (JSON.parse(text) as { code?: string }).code];

  it('is answered as it was the first time, and read once', async () => {
    const file = `${header}F1,Fay,TOP\n`;
    const [first, second] = [await upload('file', file), await upload('file', file)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(JSON.parse(second.text)).toEqual(JSON.parse(first.text));
    expect(second.headers).toMatchObject({ 'idempotent-replayed': 'true', location: first.headers.location });
    expect(await countOf('imports')).toBe(1);
  });

  it.each([
    ['of the same length', `${header}F2,Fay,TOP\n`, 'text/csv'],
    ['that is longer', `${header}F1,Fay,TOP\nF2,Flo,TOP\n`, 'text/csv'],
    ['of another format', `${header}F1,Fay,TOP\n`, 'application/x-ndjson'],
    ['of 5 MB', `${header}${'F1,Fay,TOP\n'.repeat(450_000)}`, 'text/csv'],
  ])('is refused where it is another one %s', async (_, file, type) => {
    expect(codeOf(await upload('file', file, type))).toEqual([422, 'IDEMPOTENCY.KEY_REUSED']);
    expect(await countOf('imports')).toBe(1);
  });

  it('is told from another one where it comes without a length', async () => {
    const stream = (text: string) =>
      sendStream(path, text, { ...company.authorization(), ...keyed('stream'), 'content-type': 'text/csv' });
    expect((await stream(`${header}S1,Sam,TOP\n`)).status).toBe(201);
    expect((await stream(`${header}S1,Sam,TOP\n`)).headers.get('idempotent-replayed')).toBe('true');
    expect((await stream(`${header}S2,Sam,TOP\n`)).status).toBe(422);
  });

  it('is at work while it arrives, and gives its key back where it breaks off', async () => {
    const head = [
      `POST ${path} HTTP/1.1`,
      'Host: upline',
      `Authorization: ${company.authorization().authorization}`,
      'Content-Type: text/csv',
      'Content-Length: 100000',
      'Idempotency-Key: slow',
    ].join('\r\n');
    const brokenOff = breakOff(`${head}\r\n\r\n${header}`, 700);
    await until(async () => (await rowOf('slow')).length === 1);
    expect(codeOf(await upload('slow', `${header}Z1,Zoe,TOP\n`))).toEqual([409, 'IDEMPOTENCY.IN_PROGRESS']);
    await brokenOff;
    await until(async () => (await rowOf('slow')).length === 0);
    expect((await upload('slow', `${header}Z1,Zoe,TOP\n`)).status).toBe(201);
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 100) throw new Error('It does not come to that.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
