import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { minorOfMoney, type Money } from '@upline/money';
import { ApiClient, logIn } from '../support/api-client.js';
import { done } from '../support/month-end.js';
import { tellDemo } from './demo-process.js';

interface ReportedPeriod {
  readonly period: string;
  readonly status: string;
  readonly runId: string;
  readonly lines: number;
  readonly payees: number;
  readonly totalPaid: Money;
  readonly digest: string;
  readonly seconds: number;
}

interface Report {
  readonly distributors: number;
  readonly orders: number;
  readonly periods: readonly ReportedPeriod[];
  readonly payoutCsv: string;
  readonly payoutFiles: readonly string[];
  readonly explanation: { readonly amount: Money; readonly exampleLine: { readonly orders: readonly unknown[] } };
  readonly notPaid: { readonly required: string; readonly actual: string };
}

interface Result {
  readonly tenant: string;
  readonly tenantId: string;
  readonly apiKey: string;
  readonly admin: { readonly email: string; readonly password: string };
}

let folder: string;
let told: string;
let report: Report;

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8')) as T;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'upline-test-'));
  const telling = await tellDemo(folder);
  told = telling.told;
  if (telling.exitCode !== 0) throw new Error(`The story ended with ${telling.exitCode}: ${told}`);
  report = await readJson<Report>(path.join(folder, 'report.json'));
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the demo story', () => {
  it('reports two posted months and a preview, with figures that are there', () => {
    expect([report.distributors, report.orders > 5_000]).toEqual([2_000, true]);
    expect(report.periods.map(({ period, status }) => `${period} ${status}`)).toEqual([
      '2026-08 posted',
      '2026-09 posted',
      '2026-10 calculated',
    ]);
    for (const { lines, payees, seconds, runId } of report.periods) {
      expect(lines).toBeGreaterThan(payees);
      expect(payees).toBeGreaterThan(200);
      expect(seconds).toBeGreaterThan(0);
      expect(runId).not.toBe('');
    }
  });

  it('comes to the same digests on every machine', async () => {
    const golden = await readJson<{ digests: object }>(path.join(import.meta.dirname, 'golden-digests.json'));
    expect(Object.fromEntries(report.periods.map(({ period, digest }) => [period, digest]))).toEqual(golden.digests);
  });

  it('keeps payouts that add up to what each month paid, to the cent', async () => {
    const posted = report.periods.filter(({ status }) => status === 'posted');
    expect(report.payoutFiles).toHaveLength(posted.length);
    for (const [index, { period, totalPaid, payees }] of posted.entries()) {
      const rows = parse<Record<string, string>>(await readFile(report.payoutFiles[index] ?? '', 'utf8'), {
        columns: true,
      });
      const sum = rows.reduce(
        (total, row) => total + minorOfMoney({ amount: row.amount, currency: row.currency } as Money),
        0n,
      );
      expect([sum, rows.length]).toEqual([minorOfMoney(totalPaid), payees]);
      expect(new Set(rows.map((row) => row.period))).toEqual(new Set([period]));
    }
  });

  it('gathers them in one file, and says where it lies', async () => {
    const rows = parse<Record<string, string>>(await readFile(report.payoutCsv, 'utf8'), { columns: true });
    const posted = report.periods.filter(({ status }) => status === 'posted');
    expect(rows).toHaveLength(posted.reduce((count, { payees }) => count + payees, 0));
    expect([...new Set(rows.map((row) => row.period))]).toEqual(posted.map(({ period }) => period));
    expect(told).toContain(`Payout CSV  ${report.payoutCsv}`);
  });

  it('answers why somebody was paid and why somebody was not', () => {
    expect(report.explanation.exampleLine.orders.length).toBeGreaterThan(1);
    expect(report.notPaid.required).not.toBe(report.notPaid.actual);
    expect(told).toContain('refused with 403 COMMISSION_RUN.SAME_PERSON, as it must be');
    expect(told).toContain('equal to the cent');
  });

  it('leaves logins and a key that work, to its reader alone', async () => {
    const file = path.join(folder, 'result.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const { tenant, tenantId, admin } = await readJson<Result>(file);
    const owner = await logIn({ tenant, ...admin }, tenantId);
    for (const { runId, digest, status } of report.periods) {
      expect(done(await owner.get(`/v1/runs/${runId}`))).toMatchObject({ status, digest });
    }
  });

  it('gives a storefront a key for orders and nothing more', async () => {
    const { apiKey } = await readJson<Result>(path.join(folder, 'result.json'));
    const visitor = new ApiClient();
    expect((await visitor.get('/v1/orders', { 'x-api-key': apiKey })).status).toBe(200);
    expect((await visitor.get('/v1/payouts', { 'x-api-key': apiKey })).status).toBe(403);
  });
});

describe('the demo story that cannot be told', () => {
  it('says in a sentence what stopped it, and leaves nothing behind', async () => {
    const elsewhere = await mkdtemp(path.join(tmpdir(), 'upline-test-'));
    const wrong = { UPLINE_PLATFORM_ADMIN_PASSWORD: 'not the password of anybody' };
    const { exitCode, told: sentence } = await tellDemo(elsewhere, wrong);
    expect(exitCode).toBe(1);
    expect(sentence).toMatch(/The demo stopped: .*401 AUTH\.FAILED/);
    expect(existsSync(path.join(elsewhere, 'result.json'))).toBe(false);
    await rm(elsewhere, { recursive: true });
  });
});
