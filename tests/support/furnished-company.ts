import { auroraUnilevel } from '@upline/commission-engine';
import { type ApiClient, newCompany } from './api-client.js';
import { type Colleague, colleague } from './colleague.js';

/** A company that has one of everything, and the ids of all of it by the names that paths have for them. */
export interface FurnishedCompany {
  readonly owner: ApiClient;
  readonly finance: Colleague;
  readonly ids: Readonly<Record<string, string>>;
}

export const postedMonth = '2025-08';
export const openMonth = '2025-09';

export async function furnishedCompany(): Promise<FurnishedCompany> {
  const owner = await newCompany();
  const finance = await colleague(owner, 'finance');
  const make = async (path: string, body: unknown, by = owner) => {
    const { status, body: made } = await by.post(path, body);
    if (status >= 400) throw new Error(`${path} answered ${status}: ${JSON.stringify(made)}`);
    return made;
  };
  for (const period of [postedMonth, openMonth]) await make('/v1/periods', { period });
  const { productId } = await make('/v1/products', serum);
  const top = await make('/v1/distributors', distributor('A1', undefined));
  const { memberId } = await make('/v1/distributors', distributor('B1', 'A1'));
  const { orderId } = await make('/v1/orders', order('first', 'B1', postedMonth));
  await make('/v1/orders', order('second', 'A1', postedMonth));
  const { planId } = await make('/v1/plans', { name: 'Aurora', document: auroraUnilevel });
  await make(`/v1/plans/${String(planId)}/versions/1/publish`, { effectiveFromPeriod: postedMonth });
  await make(`/v1/plans/${String(planId)}/versions`, { document: auroraUnilevel, comment: 'A draft' });
  const { runId } = await make('/v1/runs', { period: postedMonth, kind: 'final', planId });
  await untilCalculated(owner, String(runId));
  await make(`/v1/runs/${String(runId)}/approve`, {}, finance.client);
  await make(`/v1/runs/${String(runId)}/post`, {});
  const later = await make('/v1/orders', order('later', 'B1', openMonth));
  const refund = {
    externalId: 'refund',
    refundedAt: `${openMonth}-06T10:00:00Z`,
    lines: [{ lineNumber: 1, quantity: 1 }],
  };
  await make(`/v1/orders/${String(later.orderId)}/refunds`, refund);
  const preview = await make('/v1/runs', { period: openMonth, kind: 'preview', planId });
  await untilCalculated(owner, String(preview.runId));
  const file = await owner.postRaw(
    '/v1/imports/distributors',
    'text/csv',
    'code,name,sponsorCode\nC1,Cy,B1\nD1,Di,nobody\n',
  );
  const apiKey = await make('/v1/api-keys', { name: 'Shop', scopes: ['orders:write'] });
  const { body: entries } = await owner.get('/v1/ledger/entries');
  const { body: me } = await owner.get('/v1/me');
  const ids = {
    tenantId: owner.tenantId,
    userId: me.actorId,
    apiKeyId: apiKey.apiKeyId,
    memberId: top.memberId,
    productId,
    orderId,
    importId: file.body.importId,
    planId,
    version: 1,
    period: openMonth,
    runId,
    entryId: entries.data[0]?.entryId,
    // Further ones, under names that no path has.
    otherMemberId: memberId,
    laterOrderId: later.orderId,
    previewRunId: preview.runId,
    otherUserId: finance.userId,
  };
  return { owner, finance, ids: Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, String(id)])) };
}

const serum = {
  sku: 'SERUM',
  name: 'Serum',
  price: { amount: '10', currency: 'USD' },
  volumes: { PV: '100', CV: '100', QV: '100' },
};

function distributor(code: string, sponsorCode: string | undefined) {
  const name = `Distributor ${code}`;
  return { code, externalId: code, name, sponsorCode, country: 'US', enrolledAt: '2025-07-01T00:00:00Z' };
}

function order(externalId: string, buyerCode: string, month: string) {
  return { externalId, buyerCode, paidAt: `${month}-05T10:00:00Z`, lines: [{ sku: 'SERUM', quantity: 6 }] };
}

/** @throws where the run fails or takes longer than half a minute */
export async function untilCalculated(client: ApiClient, runId: string): Promise<void> {
  for (const until = Date.now() + 30_000; Date.now() < until;) {
    const { body } = await client.get(`/v1/runs/${runId}`);
    if (body.status === 'calculated') return;
    if (body.status === 'failed') throw new Error(`The run failed: ${JSON.stringify(body.failure)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The run was not calculated in half a minute.');
}
