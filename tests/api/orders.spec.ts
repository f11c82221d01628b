import { type ApiClient, type Answer, newCompany } from '../support/api-client.js';
import { lockPeriodDuring, setPeriod } from '../support/periods.js';

let company: ApiClient;
let buyerId: string;
let number = 0;

const paidAt = '2026-08-10T10:00:00Z';
const lines = [
  { sku: 'A', quantity: 3 },
  { sku: 'B', quantity: 2, unitPrice: { amount: '9.99', currency: 'USD' }, volumes: { CV: '1.5' } },
];
const record = (more: object = {}) =>
  company.post('/v1/orders', { externalId: `O-${(number += 1)}`, buyerCode: 'ROOT', paidAt, lines, ...more });
const refund = (orderId: unknown, more: object = {}) =>
  company.post(`/v1/orders/${String(orderId)}/refunds`, {
    externalId: `R-${(number += 1)}`,
    refundedAt: '2026-09-02T00:00:00Z',
    ...more,
  });
const refusal = ({ status, body }: Answer) => [status, body.code];

async function newShop(): Promise<ApiClient> {
  const shop = await newCompany();
  await setPeriod(shop.tenantId, '2026-07', 'locked');
  await setPeriod(shop.tenantId, '2026-08', 'open');
  await setPeriod(shop.tenantId, '2026-09', 'open');
  await shop.post('/v1/distributors', { code: 'ROOT', name: 'Root', enrolledAt: '2026-08-01T12:00:00Z' });
  const volumes = { PV: '10', CV: '8.5', QV: '0' };
  for (const sku of ['A', 'B', 'OLD']) {
    await shop.post('/v1/products', { sku, name: sku, price: { amount: '20.00', currency: 'USD' }, volumes });
  }
  const [old] = (await shop.all('/v1/products', 50)).filter(({ sku }) => sku === 'OLD');
  await shop.patch(`/v1/products/${String(old?.productId)}`, { status: 'retired' }, { 'if-match': '"1"' });
  return shop;
}

beforeAll(async () => {
  company = await newShop();
  buyerId = String((await company.get('/v1/distributors')).body.data[0]?.memberId);
});

describe('recording an order', () => {
  it('answers 201 with every amount exact', async () => {
    const { status, body, headers } = await record();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      source: 'api',
      kind: 'sale',
      refundOf: null,
      buyerId,
      paidAt: '2026-08-10T10:00:00.000Z',
      total: { amount: '79.98', currency: 'USD' },
      volumes: { PV: '50', CV: '28.5', QV: '0' },
    });
    expect(body.lines).toMatchObject([
      { lineNumber: 1, sku: 'A', quantity: 3, unitPrice: { amount: '20.00' }, amount: { amount: '60.00' } },
      { lineNumber: 2, sku: 'B', quantity: 2, amount: { amount: '19.98' }, volumes: { PV: '20', CV: '3', QV: '0' } },
    ]);
    expect(headers.get('location')).toBe(`/v1/orders/${String(body.orderId)}`);
    expect((await company.get(`/v1/orders/${String(body.orderId)}`)).body).toEqual(body);
  });

  it.each([
    ['no buyer', { buyerCode: undefined }, 422, 'ORDER.BUYER_UNKNOWN'],
    ['a source with a colon, by which two orders could get one name', { source: 'a:b' }, 400, 'REQUEST.INVALID'],
    ['an unknown buyer', { buyerCode: 'X' }, 422, 'ORDER.BUYER_UNKNOWN'],
    ['an unknown product', { lines: [{ sku: 'X', quantity: 1 }] }, 422, 'ORDER.PRODUCT_UNKNOWN'],
    ['a retired product', { lines: [{ sku: 'OLD', quantity: 1 }] }, 422, 'ORDER.PRODUCT_RETIRED'],
    ['a month without a period', { paidAt: '2026-10-01T00:00:00Z' }, 422, 'ORDER.OUTSIDE_PERIODS'],
    ['a closed period', { paidAt: '2026-07-31T23:59:59Z' }, 409, 'ORDER.PERIOD_CLOSED'],
    ['a day before the enrolment', { paidAt: '2026-08-01T11:59:59Z' }, 422, 'ORDER.BEFORE_ENROLMENT'],
    [
      'another currency',
      { lines: [{ ...lines[1], unitPrice: { amount: '1', currency: 'EUR' } }] },
      422,
      'ORDER.CURRENCY_MISMATCH',
    ],
    [
      'a tenth of a cent',
      { lines: [{ ...lines[1], unitPrice: { amount: '1.001', currency: 'USD' } }] },
      422,
      'MONEY.INVALID',
    ],
    [
      'more than can be counted',
      { lines: [{ sku: 'A', quantity: 100_000, unitPrice: { amount: '999999999999.99', currency: 'USD' } }] },
      422,
      'ORDER.TOO_LARGE',
    ],
    [
      'a longer price',
      { lines: [{ sku: 'A', quantity: 1, unitPrice: { amount: '9'.repeat(400), currency: 'USD' } }] },
      400,
      'REQUEST.INVALID',
    ],
    ['no lines', { lines: [] }, 400, 'REQUEST.INVALID'],
    ['501 lines', { lines: Array(501).fill(lines[0]) }, 400, 'REQUEST.INVALID'],
    ['half a piece', { lines: [{ sku: 'A', quantity: 0.5 }] }, 400, 'REQUEST.INVALID'],
    ['no piece', { lines: [{ sku: 'A', quantity: 0 }] }, 400, 'REQUEST.INVALID'],
    ['a day without an hour', { paidAt: '2026-08-10' }, 400, 'REQUEST.INVALID'],
    ['an unknown field in a line', { lines: [{ sku: 'A', quantity: 1, discount: '5' }] }, 400, 'REQUEST.INVALID'],
    ['a list in a line', { lines: [[]] }, 400, 'REQUEST.INVALID'],
  ])('is refused with %s', async (_, more, status, code) => {
    expect(refusal(await record(more))).toEqual([status, code]);
  });

  it('is done once, however often the same request comes, and after the price has changed', async () => {
    const first = await record({ externalId: 'SAME' });
    const again = await record({
      externalId: 'SAME',
      buyerCode: undefined,
      buyerId,
      paidAt: '2026-08-10T12:00:00+02:00',
    });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect(refusal(await record({ externalId: 'SAME', paidAt: '2026-08-11T10:00:00Z' }))).toEqual([
      409,
      'ORDER.EXTERNAL_ID_REUSED',
    ]);
    expect((await record({ externalId: 'SAME', source: 'shop' })).status).toBe(201);
  });

  it('is done once when the same request comes many times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => record({ externalId: 'RACE' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201]);
    expect(new Set(answers.map(({ body }) => body.orderId)).size).toBe(1);
  });
});

describe('a period that is being locked', () => {
  it('lets in no order, refund or distributor that comes in the same instant', async () => {
    const shop = await newShop();
    const order = { externalId: 'BEFORE', buyerCode: 'ROOT', paidAt, lines };
    const sale = (await shop.post('/v1/orders', order)).body;
    const { answer } = await lockPeriodDuring(shop.tenantId, '2026-08', () =>
      Promise.all([
        shop.post('/v1/orders', { ...order, externalId: 'LATE' }),
        shop.post(`/v1/orders/${String(sale.orderId)}/refunds`, { externalId: 'BACK', refundedAt: paidAt }),
        shop.post('/v1/distributors', { name: 'Late', sponsorCode: 'ROOT', enrolledAt: paidAt }),
        shop.post('/v1/orders', order),
      ]),
    );
    expect((await answer).map(refusal)).toEqual([
      [409, 'ORDER.PERIOD_CLOSED'],
      [409, 'ORDER.PERIOD_CLOSED'],
      [409, 'MEMBER.PERIOD_CLOSED'],
      [200, undefined],
    ]);
  });
});

describe('a refund', () => {
  it('is an order of its own with everything negative', async () => {
    const sale = (await record()).body;
    const { status, body } = await refund(sale.orderId, { lines: [{ lineNumber: 2, quantity: 1 }] });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'refund',
      refundOf: sale.orderId,
      buyerId,
      paidAt: '2026-09-02T00:00:00.000Z',
      total: { amount: '-9.99', currency: 'USD' },
      volumes: { PV: '-10', CV: '-1.5', QV: '0' },
      lines: [{ lineNumber: 2, quantity: -1, unitPrice: { amount: '9.99' }, amount: { amount: '-9.99' } }],
    });
    expect(refusal(await refund(sale.orderId))).toEqual([409, 'ORDER.REFUND_EXCEEDS_ORDER']);
    const rest = [
      { lineNumber: 1, quantity: 3 },
      { lineNumber: 2, quantity: 1 },
    ];
    expect((await refund(sale.orderId, { lines: rest })).body.total).toEqual({ amount: '-69.99', currency: 'USD' });
    expect(refusal(await refund(body.orderId))).toEqual([409, 'ORDER.NOT_REFUNDABLE']);
  });

  it('never takes back more than was sold, whoever races', async () => {
    const sale = (await record({ lines: [{ sku: 'A', quantity: 5 }] })).body;
    const one = { lines: [{ lineNumber: 1, quantity: 1 }] };
    const answers = await Promise.all(Array.from({ length: 12 }, () => refund(sale.orderId, one)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code))).toEqual(
      new Set(['ORDER.REFUND_EXCEEDS_ORDER']),
    );
  });

  it('is done once, however often the same request comes', async () => {
    const sale = (await record()).body;
    const [first, ...others] = await Promise.all(
      Array.from({ length: 5 }, () => refund(sale.orderId, { externalId: 'BACK' })),
    );
    expect([first, ...others].map((answer) => answer?.status).sort()).toEqual([200, 200, 200, 200, 201]);
    expect(
      refusal(await refund(sale.orderId, { externalId: 'BACK', lines: [{ lineNumber: 1, quantity: 1 }] })),
    ).toEqual([409, 'ORDER.EXTERNAL_ID_REUSED']);
  });

  it.each([
    ['a line that the order has not', { lines: [{ lineNumber: 9, quantity: 1 }] }, 409, 'ORDER.REFUND_EXCEEDS_ORDER'],
    ['a line twice', { lines: Array(2).fill({ lineNumber: 1, quantity: 1 }) }, 409, 'ORDER.REFUND_EXCEEDS_ORDER'],
    ['a day before the sale', { refundedAt: '2026-08-10T09:59:59Z' }, 409, 'ORDER.NOT_REFUNDABLE'],
    ['a month without a period', { refundedAt: '2026-10-01T00:00:00Z' }, 422, 'ORDER.OUTSIDE_PERIODS'],
    ['nothing to take back', { lines: [] }, 400, 'REQUEST.INVALID'],
    ['a line by number and by SKU', { lines: [{ lineNumber: 1, sku: 'A', quantity: 1 }] }, 400, 'REQUEST.INVALID'],
  ])('is refused with %s', async (_, more, status, code) => {
    const sale = (await record()).body;
    expect(refusal(await refund(sale.orderId, more))).toEqual([status, code]);
  });
});

describe('the list of orders', () => {
  it('is complete and in the order of payment, whatever the size of the pages', async () => {
    const all = await company.all('/v1/orders', 200);
    const keys = all.map(({ paidAt: at, orderId }) => `${String(at)} ${String(orderId)}`);
    expect(keys).toEqual([...keys].sort());
    expect((await company.all('/v1/orders', 3)).map(({ orderId }) => orderId)).toEqual(
      all.map(({ orderId }) => orderId),
    );
    const refunds = await company.all('/v1/orders?kind=refund', 200);
    expect(refunds.length).toBeGreaterThan(0);
    expect(await company.all('/v1/orders?paidFrom=2026-09-01T00:00:00Z', 200)).toEqual(refunds);
    expect(await company.all(`/v1/orders?buyerId=${buyerId}&paidBefore=2026-08-01T00:00:00Z`, 200)).toEqual([]);
  });

  it.each(['limit=0', 'cursor=abc', 'kind=gift', 'buyerId=1', 'paidFrom=2026', 'x=1'])('refuses ?%s', async (query) => {
    expect((await company.get(`/v1/orders?${query}`)).status).toBe(400);
  });
});

describe('another company', () => {
  it('sees no order of this one and refunds none', async () => {
    const other = await newShop();
    const [mine] = await company.all('/v1/orders', 1);
    expect((await other.get(`/v1/orders/${String(mine?.orderId)}`)).status).toBe(404);
    const body = { externalId: 'X', refundedAt: '2026-09-02T00:00:00Z' };
    expect((await other.post(`/v1/orders/${String(mine?.orderId)}/refunds`, body)).status).toBe(404);
    expect(await other.all('/v1/orders', 50)).toEqual([]);
    const theirs = { externalId: 'Y', buyerId, paidAt, lines };
    expect(refusal(await other.post('/v1/orders', theirs))).toEqual([422, 'ORDER.BUYER_UNKNOWN']);
  });
});
