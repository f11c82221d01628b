import { setTimeout as wait } from 'node:timers/promises';
import { type FurnishedCompany, furnishedCompany } from '../support/furnished-company.js';

const most = '900719925474.0991';
const volumes = { PV: most, CV: most, QV: most };
const price = { amount: '90071992547.40', currency: 'USD' };
const paidAt = '2025-09-10T10:00:00Z';

let company: FurnishedCompany;

beforeAll(async () => {
  company = await furnishedCompany();
});

const post = async (path: string, body: object) => {
  const answer = await company.owner.post(path, body);
  return [answer.status, answer.body.code ?? null] as const;
};
const order = (externalId: string, line: object) =>
  post('/v1/orders', { externalId, buyerCode: 'B1', paidAt, lines: [{ sku: 'SERUM', quantity: 1, ...line }] });

describe('amounts beyond counting', () => {
  it.each([
    ['a volume', { PV: '900719925474.0992' }],
    ['twelve digits', { QV: '999999999999.9999' }],
  ])('are refused in a product and in an order: %s', async (_, more) => {
    const product = { sku: 'HUGE', name: 'Huge', price, volumes: { ...volumes, ...more } };
    expect(await post('/v1/products', product)).toEqual([422, 'PRODUCT.OUT_OF_RANGE']);
    expect(await order('huge', { volumes: more })).toEqual([422, 'ORDER.TOO_LARGE']);
  });

  it('are refused where an order comes to them', async () => {
    expect(await order('twice', { quantity: 2, volumes })).toEqual([422, 'ORDER.TOO_LARGE']);
    expect(await order('dear', { quantity: 100_000, unitPrice: price })).toEqual([422, 'ORDER.TOO_LARGE']);
    const lines = [1, 2].map(() => ({ sku: 'SERUM', quantity: 1, volumes }));
    expect(await post('/v1/orders', { externalId: 'lines', buyerCode: 'B1', paidAt, lines })).toEqual([
      422,
      'ORDER.TOO_LARGE',
    ]);
  });

  it.each([
    ['a tenth of a cent', { amount: '0.001', currency: 'USD' }, 'MONEY.INVALID'],
    ['another currency', { amount: '1', currency: 'JPY' }, 'ORDER.CURRENCY_MISMATCH'],
  ])('are refused like %s', async (_, unitPrice, code) => {
    expect(await order('odd', { unitPrice })).toEqual([422, code]);
  });

  it('are refused in a run that comes to them, which says so, and in explanations of runs before', async () => {
    const { planId, previewRunId, memberId } = company.ids;
    for (const externalId of ['most', 'more'])
      expect(await order(externalId, { volumes, unitPrice: price })).toEqual([201, null]);
    const explanation = `/v1/runs/${previewRunId}/members/${memberId}/trace`;
    const { status, body } = await company.owner.get(explanation);
    expect([status, body.code]).toEqual([409, 'COMMISSION_RUN.INPUT_CHANGED']);
    const started = await company.owner.post('/v1/runs', { period: '2025-09', kind: 'preview', planId });
    let run = started.body;
    for (let tries = 0; tries < 200 && run.status !== 'failed'; tries += 1) {
      await wait(50);
      run = (await company.owner.get(`/v1/runs/${String(started.body.runId)}`)).body;
    }
    expect(run).toMatchObject({ status: 'failed', failure: { code: 'RUN.VOLUME_OUT_OF_RANGE' } });
  });

  it('can be taken back', async () => {
    const { data } = (await company.owner.get('/v1/orders?kind=sale&limit=200')).body;
    const most = data.find(({ externalId }) => externalId === 'most');
    const refund = { externalId: 'back', refundedAt: paidAt };
    expect(await post(`/v1/orders/${String(most?.orderId)}/refunds`, refund)).toEqual([201, null]);
  });
});
