import { setTimeout as wait } from 'node:timers/promises';
import { asOwner } from '../support/database.js';
import { done, MonthEnd, refusal } from '../support/month-end.js';

const january = '2026-01';
/** Longer than the lease of a worker, after which a run that is not over would be taken up again. */
const LONGER_THAN_A_LEASE = 18_000;

async function damagePlan(company: MonthEnd, change: string): Promise<void> {
  await asOwner((client) =>
    client.query(`UPDATE plan_versions SET document = ${change} WHERE plan_id = $1`, [company.planId]),
  );
}

async function fencingTokenOf(runId: string): Promise<unknown> {
  const { rows } = await asOwner((client) =>
    client.query<{ token: number }>('SELECT fencing_token AS token FROM commission_runs WHERE run_id = $1', [runId]),
  );
  return rows[0]?.token;
}

describe('a run that the engine refuses', () => {
  it('fails with a code, at the first attempt and for good, and leaves the month free for another', async () => {
    const company = await MonthEnd.open([january]);
    await company.enrol('ANA');
    await damagePlan(company, `document - 'rounding'`);
    const runId = await company.start('final', january);
    const failed = await company.until(runId, 'failed', 'calculated');
    expect(failed).toMatchObject({
      status: 'failed',
      failure: { code: 'COMMISSION_RUN.PLAN_UNREADABLE' },
      totals: null,
      digest: null,
    });
    const payees = await company.owner.get(`/v1/runs/${runId}/payees`);
    expect(refusal(payees)).toEqual([409, 'COMMISSION_RUN.NOT_CALCULATED']);
    const approval = await company.finance.post(`/v1/runs/${runId}/approve`);
    expect(refusal(approval)).toEqual([409, 'COMMISSION_RUN.NOT_ALLOWED_NOW']);
    await wait(LONGER_THAN_A_LEASE);
    expect([(await company.run(runId)).status, await fencingTokenOf(runId)]).toEqual(['failed', 1]);
    expect(done(await company.owner.post(`/v1/periods/${january}/reopen`)).status).toBe('open');
  });

  it('fails where an order is too large to be added up exactly', async () => {
    const company = await MonthEnd.open([january]);
    await company.enrol('ANA');
    const orderId = await company.sell('1', 'ANA', 1, '2026-01-05');
    await asOwner((client) =>
      client.query(`UPDATE orders SET cv_units = 9007199254740993 WHERE order_id = $1`, [orderId]),
    );
    const run = await company.until(await company.start('preview', january), 'failed', 'calculated');
    expect(run).toMatchObject({ status: 'failed', failure: { code: 'COMMISSION_RUN.VOLUME_TOO_LARGE' } });
  });
});
