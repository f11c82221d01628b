import { setTimeout as wait } from 'node:timers/promises';
import { auroraUnilevel } from '@upline/commission-engine';
import { type Answer, type ApiClient, logIn, newCompany } from './api-client.js';
import { type Connection, connection } from './connection.js';

type Body = Answer['body'];

const password = 'correct-horse-battery-staple';
const patienceMilliseconds = 45_000;

/** A company with a plan in force and two people who can close its months. It sells one thing: a point for a dollar. */
export class MonthEnd {
  private constructor(
    readonly owner: ApiClient,
    readonly finance: ApiClient,
    readonly planId: string,
  ) {}

  static async open(periods: readonly string[], installation: Connection = connection()): Promise<MonthEnd> {
    const owner = await newCompany({}, installation);
    const finance = await newColleague(owner, 'finance', installation);
    for (const period of periods) done(await owner.post('/v1/periods', { period }));
    const document = auroraUnilevel;
    const { planId } = done(await owner.post('/v1/plans', { name: 'Aurora', document }));
    const [effectiveFromPeriod] = periods;
    done(await owner.post(`/v1/plans/${String(planId)}/versions/1/publish`, { effectiveFromPeriod }));
    const price = { amount: '1.00', currency: 'USD' };
    const volumes = { PV: '1', CV: '1', QV: '1' };
    done(await owner.post('/v1/products', { sku: 'POINT', name: 'A point', price, volumes }));
    return new MonthEnd(owner, finance, String(planId));
  }

  /** Answers the member id. */
  async enrol(code: string, sponsorCode?: string, name = code, enrolledAt = '2026-01-01T00:00:00Z'): Promise<string> {
    const member = { code, name, enrolledAt, ...(sponsorCode !== undefined && { sponsorCode }) };
    return String(done(await this.owner.post('/v1/distributors', member)).memberId);
  }

  /** As many points, or what the volumes say instead. Answers the order's id. */
  async sell(externalId: string, buyerCode: string, points: number, day: string, volumes?: object): Promise<string> {
    const line = { sku: 'POINT', quantity: points, ...(volumes && { volumes }) };
    const order = { externalId, buyerCode, paidAt: `${day}T12:00:00Z`, lines: [line] };
    return String(done(await this.owner.post('/v1/orders', order)).orderId);
  }

  async start(kind: 'preview' | 'final', period: string): Promise<string> {
    return String(done(await this.owner.post('/v1/runs', { kind, period, planId: this.planId })).runId);
  }

  async run(runId: string): Promise<Body> {
    return done(await this.owner.get(`/v1/runs/${runId}`));
  }

  async until(runId: string, ...statuses: readonly string[]): Promise<Body> {
    const deadline = performance.now() + patienceMilliseconds;
    for (;;) {
      const run = await this.run(runId);
      if (statuses.includes(String(run.status))) return run;
      if (performance.now() > deadline) throw new Error(`Not ${statuses.join(' or ')} in time: ${JSON.stringify(run)}`);
      await wait(50);
    }
  }

  /** The run once it is calculated. */
  async calculated(kind: 'preview' | 'final', period: string): Promise<Body & { readonly runId: string }> {
    const run = await this.until(await this.start(kind, period), 'calculated', 'failed');
    if (run.status !== 'calculated') throw new Error(`The run failed: ${JSON.stringify(run.failure)}`);
    return { ...run, runId: String(run.runId) };
  }

  /** Calculates a month, lets the other person approve it and posts it. */
  async close(period: string): Promise<Body & { readonly runId: string }> {
    const { runId } = await this.calculated('final', period);
    done(await this.finance.post(`/v1/runs/${runId}/approve`));
    return { ...done(await this.finance.post(`/v1/runs/${runId}/post`)), runId };
  }
}

/** Another person of the company, logged in. */
export async function newColleague(
  owner: ApiClient,
  role: string,
  installation: Connection = connection(),
): Promise<ApiClient> {
  const { slug } = done(await owner.get('/v1/tenant'));
  const email = `${role}@example.com`;
  done(await owner.post('/v1/users', { email, name: `A person in ${role}`, role, password }));
  return logIn({ tenant: String(slug), email, password }, owner.tenantId, installation);
}

/** The body of an answer that is expected to be one. */
export function done({ status, body }: Answer): Body {
  if (status >= 200 && status < 300) return body;
  throw new Error(`Refused with ${status}: ${JSON.stringify(body)}`);
}

/** What a refusal is known by. */
export function refusal({ status, body }: Answer): readonly unknown[] {
  return [status, body.code];
}
