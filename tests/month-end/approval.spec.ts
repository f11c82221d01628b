import type { Answer, ApiClient } from '../support/api-client.js';
import { apiKeyClient } from '../support/api-key-client.js';
import { done, MonthEnd, newColleague, refusal } from '../support/month-end.js';

const january = '2026-01';
const february = '2026-02';

/** A company in which ANA earns 5.00 in January. */
async function smallCompany(periods: readonly string[] = [january]): Promise<MonthEnd> {
  const company = await MonthEnd.open(periods);
  await company.enrol('ANA');
  await company.enrol('BEN', 'ANA');
  await company.sell('1', 'ANA', 100, '2026-01-05');
  await company.sell('2', 'BEN', 100, '2026-01-06');
  return company;
}

const start = (company: MonthEnd, period: string, kind = 'final') =>
  company.owner.post('/v1/runs', { kind, period, planId: company.planId });
const decide = (client: ApiClient, runId: string, verb: 'approve' | 'post' | 'reject' | 'void', body: object = {}) =>
  client.post(`/v1/runs/${runId}/${verb}`, body);
const statusOf = async (company: MonthEnd, runId: string) => (await company.run(runId)).status;

async function payees(company: MonthEnd, runId: string): Promise<Answer> {
  return company.owner.get(`/v1/runs/${runId}/payees`);
}

describe('approving a run', () => {
  let company: MonthEnd;
  let runId: string;

  beforeAll(async () => {
    company = await smallCompany();
    ({ runId } = await company.calculated('final', january));
  });

  it('is refused to whoever started it', async () => {
    expect(refusal(await decide(company.owner, runId, 'approve'))).toEqual([403, 'COMMISSION_RUN.SAME_PERSON']);
    expect(await statusOf(company, runId)).toBe('calculated');
  });

  it('is refused to API keys, whoever made them', async () => {
    for (const maker of [company.owner, await newColleague(company.owner, 'admin')]) {
      const key = await apiKeyClient(maker, ['runs:approve', 'runs:read']);
      expect((await key.get(`/v1/runs/${runId}`)).status).toBe(200);
      expect(refusal(await decide(key, runId, 'approve'))).toEqual([403, 'AUTH.FORBIDDEN']);
    }
  });

  it('is refused to the starter who started it by an API key', async () => {
    const other = await smallCompany();
    const key = await apiKeyClient(other.owner, ['runs:start']);
    const body = { kind: 'final', period: january, planId: other.planId };
    const { runId: started } = done(await key.post('/v1/runs', body));
    await other.until(String(started), 'calculated');
    const answer = await decide(other.owner, String(started), 'approve');
    expect(refusal(answer)).toEqual([403, 'COMMISSION_RUN.SAME_PERSON']);
    expect((await decide(other.finance, String(started), 'approve')).status).toBe(200);
  });

  it('is not possible for a preview', async () => {
    const preview = await company.calculated('preview', january);
    const answer = await decide(company.finance, preview.runId, 'approve');
    expect(refusal(answer)).toEqual([409, 'COMMISSION_RUN.NOT_ALLOWED_NOW']);
  });

  it('comes before posting', async () => {
    expect(refusal(await decide(company.finance, runId, 'post'))).toEqual([409, 'COMMISSION_RUN.NOT_ALLOWED_NOW']);
    const approved = done(await decide(company.finance, runId, 'approve', { comment: 'Compared with the shop' }));
    expect(approved).toMatchObject({
      status: 'approved',
      decision: { decision: 'approved', note: 'Compared with the shop' },
    });
    expect((approved.decision as { by: string }).by).not.toBe(approved.startedBy);
    expect((await company.finance.get('/v1/ledger/entries')).body.data).toEqual([]);
    expect(done(await decide(company.finance, runId, 'post')).status).toBe('posted');
  });
});

describe('posting a run ten times at once', () => {
  it('posts one run, with one journal entry and one set of payouts', async () => {
    const company = await smallCompany();
    const { runId } = await company.calculated('final', january);
    await decide(company.finance, runId, 'approve');
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, number) => decide(number % 2 ? company.owner : company.finance, runId, 'post')),
    );
    const told = answers.map(({ status, body }) => `${status} ${String(body.code ?? body.status)}`).sort();
    expect(told).toEqual(['200 posted', ...Array<string>(9).fill('409 COMMISSION_RUN.ALREADY_POSTED')]);
    expect(await company.finance.all('/v1/ledger/entries', 50)).toHaveLength(1);
    expect(await company.finance.all('/v1/payouts', 50)).toMatchObject([
      { runId, code: 'ANA', amount: { amount: '5.00' } },
    ]);
    expect(done(await company.owner.get(`/v1/periods/${january}`)).status).toBe('posted');
  });
});

describe('two final runs started at once', () => {
  it('are one run at work and one refusal', async () => {
    const company = await smallCompany();
    const answers = await Promise.all([start(company, january), start(company, january)]);
    const told = answers.map(({ status, body }) => [status, body.code]).sort();
    expect(told).toEqual([
      [202, undefined],
      [409, 'COMMISSION_RUN.AT_WORK'],
    ]);
    expect(await company.owner.all('/v1/runs?kind=final', 50)).toHaveLength(1);
  });
});

describe('a run that is not to be paid', () => {
  let company: MonthEnd;

  beforeAll(async () => (company = await smallCompany()));

  it('is voided by a rejection, which says who and why', async () => {
    const { runId } = await company.calculated('final', january);
    expect((await decide(company.finance, runId, 'reject')).status).toBe(400);
    expect(done(await decide(company.finance, runId, 'reject', { comment: 'An order is missing' }))).toMatchObject({
      status: 'voided',
      decision: { decision: 'rejected', note: 'An order is missing' },
      voided: { reason: 'An order is missing' },
    });
    expect(refusal(await decide(company.finance, runId, 'approve'))).toEqual([409, 'COMMISSION_RUN.NOT_ALLOWED_NOW']);
  });

  it('is voided with a reason by whoever started it, also when it is approved', async () => {
    const { runId } = await company.calculated('final', january);
    await decide(company.finance, runId, 'approve');
    expect((await decide(company.owner, runId, 'void')).status).toBe(400);
    expect(done(await decide(company.owner, runId, 'void', { reason: 'Wrong plan' }))).toMatchObject({
      status: 'voided',
      voided: { reason: 'Wrong plan' },
    });
    expect(refusal(await decide(company.finance, runId, 'post'))).toEqual([409, 'COMMISSION_RUN.NOT_ALLOWED_NOW']);
  });

  it('is superseded by the next final run, and cannot be posted behind its back', async () => {
    const first = await company.calculated('final', january);
    await decide(company.finance, first.runId, 'approve');
    const second = await company.calculated('final', january);
    expect(await company.run(first.runId)).toMatchObject({ status: 'superseded', supersededBy: second.runId });
    expect(second.digest).toBe(first.digest);
    const answer = await decide(company.finance, first.runId, 'post');
    expect(refusal(answer)).toEqual([409, 'COMMISSION_RUN.NOT_ALLOWED_NOW']);
    expect(await statusOf(company, second.runId)).toBe('calculated');
  });

  it('stays as it is once it is posted', async () => {
    const { runId } = await company.close(january);
    for (const [verb, body] of [
      ['void', { reason: 'x' }],
      ['post', {}],
      ['reject', { comment: 'x' }],
    ] as const) {
      const answer = await decide(company.finance, runId, verb, body);
      expect(refusal(answer)).toEqual([409, 'COMMISSION_RUN.ALREADY_POSTED']);
    }
    expect(refusal(await start(company, january))).toEqual([409, 'PERIOD.POSTED']);
  });
});

describe('a final run', () => {
  it('needs its period to be over and the one before to be posted', async () => {
    const company = await smallCompany([january, february]);
    expect(refusal(await start(company, february))).toEqual([409, 'PERIOD.EARLIER_NOT_POSTED']);
    const early = await MonthEnd.open(['2099-01']);
    expect(refusal(await start(early, '2099-01'))).toEqual([409, 'PERIOD.NOT_OVER']);
    expect(done(await early.owner.get('/v1/periods/2099-01')).status).toBe('open');
    await company.close(january);
    await company.close(february);
    expect(refusal(await start(company, '2026-03'))).toEqual([404, 'PERIOD.UNKNOWN']);
  });

  it('locks its period: no order and no enrolment gets in until it is reopened', async () => {
    const company = await smallCompany();
    const order = {
      externalId: '3',
      buyerCode: 'BEN',
      paidAt: '2026-01-20T00:00:00Z',
      lines: [{ sku: 'POINT', quantity: 1 }],
    };
    const member = { code: 'CAI', name: 'Cai', sponsorCode: 'BEN', enrolledAt: '2026-01-20T00:00:00Z' };
    const { runId } = await company.calculated('final', january);
    expect(refusal(await company.owner.post('/v1/orders', order))).toEqual([409, 'ORDER.PERIOD_CLOSED']);
    expect(refusal(await company.owner.post('/v1/distributors', member))).toEqual([409, 'MEMBER.PERIOD_CLOSED']);
    const reopen = () => company.owner.post(`/v1/periods/${january}/reopen`);
    expect(refusal(await reopen())).toEqual([409, 'PERIOD.RUN_PENDING']);
    await decide(company.finance, runId, 'approve');
    expect(refusal(await reopen())).toEqual([409, 'PERIOD.RUN_PENDING']);
    await decide(company.owner, runId, 'void', { reason: 'An order is missing' });
    expect(done(await reopen())).toMatchObject({ status: 'open', lockedAt: null });
    expect((await company.owner.post('/v1/orders', order)).status).toBe(201);
    expect((await company.owner.post('/v1/distributors', member)).status).toBe(201);
    await company.close(january);
    expect(refusal(await reopen())).toEqual([409, 'PERIOD.POSTED']);
  });
});

describe('a preview', () => {
  it('comes to the digest of the final run of the same facts', async () => {
    const company = await smallCompany();
    const preview = await company.calculated('preview', january);
    const final = await company.calculated('final', january);
    expect(final).toMatchObject({ digest: preview.digest, inputDigest: preview.inputDigest, totals: preview.totals });
    expect((await payees(company, final.runId)).body).toEqual((await payees(company, preview.runId)).body);
    expect((await company.run(preview.runId)).status).toBe('calculated');
  });

  it('is not explained any more once the facts changed', async () => {
    const company = await smallCompany();
    const { runId, digest } = await company.calculated('preview', january);
    await company.sell('3', 'BEN', 1, '2026-01-20');
    const [ana] = await company.owner.all(`/v1/runs/${runId}/payees`, 50);
    const explain = (id: string) => company.owner.get(`/v1/runs/${id}/payees/${String(ana?.memberId)}/explanation`);
    expect(refusal(await explain(runId))).toEqual([409, 'COMMISSION_RUN.INPUT_CHANGED']);
    const next = await company.calculated('preview', january);
    expect(next.digest).not.toBe(digest);
    expect(done(await explain(next.runId)).total).toEqual({ amount: '5.05', currency: 'USD' });
  });

  it('has no payouts', async () => {
    const company = await smallCompany();
    const { runId } = await company.calculated('preview', january);
    expect(refusal(await company.finance.get(`/v1/runs/${runId}/payouts.csv`))).toEqual([
      409,
      'COMMISSION_RUN.NOT_POSTED',
    ]);
  });
});
