import { type ApiClient, newCompany } from '../support/api-client.js';

let company: ApiClient;
const serum = {
  sku: 'SERUM',
  name: 'Serum',
  price: { amount: '49.90', currency: 'USD' },
  volumes: { PV: '40', CV: '35.5', QV: '40.0001' },
};
const create = (more: object) => company.post('/v1/products', { ...serum, ...more });

beforeAll(async () => {
  company = await newCompany();
});

describe('a product', () => {
  it('is kept exactly as it was sent', async () => {
    const { status, body, headers } = await create({});
    expect(status).toBe(201);
    expect(body).toEqual({ ...serum, productId: expect.any(String), status: 'active', revision: 1 });
    expect(headers.get('location')).toBe(`/v1/products/${String(body.productId)}`);
    const read = await company.get(`/v1/products/${String(body.productId)}`);
    expect(read.body).toEqual(body);
    expect(read.headers.get('etag')).toBe('"1"');
  });

  it.each([
    ['a SKU that is taken', { sku: 'SERUM' }, 409, 'PRODUCT.SKU_TAKEN'],
    ['another currency', { sku: 'B', price: { amount: '1', currency: 'EUR' } }, 422, 'PRODUCT.CURRENCY_MISMATCH'],
    ['a tenth of a cent', { sku: 'B', price: { amount: '1.001', currency: 'USD' } }, 422, 'PRODUCT.OUT_OF_RANGE'],
    [
      'a volume beyond counting',
      { sku: 'B', volumes: { PV: '999999999999', CV: '0', QV: '0' } },
      422,
      'PRODUCT.OUT_OF_RANGE',
    ],
    ['a negative price', { sku: 'B', price: { amount: '-1', currency: 'USD' } }, 400, 'REQUEST.INVALID'],
    ['a price that is a number', { sku: 'B', price: { amount: 1, currency: 'USD' } }, 400, 'REQUEST.INVALID'],
    ['a list for a price', { sku: 'B', price: [] }, 400, 'REQUEST.INVALID'],
    ['no volumes', { sku: 'B', volumes: null }, 400, 'REQUEST.INVALID'],
    ['five digits of volume', { sku: 'B', volumes: { PV: '0.00001', CV: '0', QV: '0' } }, 400, 'REQUEST.INVALID'],
  ])('is refused with %s', async (_, more, status, code) => {
    const answer = await create(more);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('changes by what the request holds, against the ETag that was read', async () => {
    const { body } = await create({ sku: 'CHANGING' });
    const path = `/v1/products/${String(body.productId)}`;
    const changed = await company.patch(
      path,
      { status: 'retired', price: { amount: '5', currency: 'USD' } },
      { 'if-match': '"1"' },
    );
    expect(changed.body).toEqual({
      ...body,
      status: 'retired',
      price: { amount: '5.00', currency: 'USD' },
      revision: 2,
    });
    expect((await company.patch(path, { name: 'X' }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await company.patch(path, { name: null }, { 'if-match': '"2"' })).status).toBe(400);
    expect((await company.patch(path, { sku: 'X' }, { 'if-match': '"2"' })).status).toBe(400);
  });

  it('is listed by SKU, page by page, and by status', async () => {
    await Promise.all(['P1', 'P2', 'P3'].map((sku) => create({ sku })));
    const skus = (await company.all('/v1/products', 2)).map(({ sku }) => sku);
    expect(skus).toEqual(['CHANGING', 'P1', 'P2', 'P3', 'SERUM']);
    expect((await company.all('/v1/products?status=retired', 2)).map(({ sku }) => sku)).toEqual(['CHANGING']);
  });

  it('is nothing to another company', async () => {
    const other = await newCompany();
    const [mine] = await company.all('/v1/products', 1);
    const path = `/v1/products/${String(mine?.productId)}`;
    expect((await other.get(path)).status).toBe(404);
    expect((await other.patch(path, { name: 'Mine' }, { 'if-match': '"1"' })).status).toBe(404);
    expect(await other.all('/v1/products', 50)).toEqual([]);
  });
});
