import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Narrator } from '../../apps/demo/src/narrator.js';
import { tellStory } from '../../apps/demo/src/story/tell-story.js';
import { type Misbehaviour, StandInApi } from './stand-in-api.js';

interface Report {
  readonly distributors: number;
  readonly orders: number;
  readonly periods: readonly { readonly period: string; readonly status: string; readonly payees: number }[];
  readonly payoutCsv: readonly string[];
  readonly topEarners: readonly { readonly paidAsRank: string | null }[];
  readonly explanation: { readonly exampleLine: { readonly orders: readonly unknown[] } };
  readonly notPaid: { readonly required: string; readonly actual: string };
}

let api: StandInApi;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'story-'));
});

afterEach(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

describe('the demo story', () => {
  it('goes from an empty installation to two posted months, a preview and answers to both whys', async () => {
    const told = await tell({}, (standIn) => standIn.slugsTaken.add('demo'));
    const report = JSON.parse(await readFile(path.join(folder, 'report.json'), 'utf8')) as Report;
    expect(report.distributors).toBe(2000);
    expect(report.orders).toBeGreaterThan(5000);
    expect(report.periods.map(({ period, status }) => `${period} ${status}`)).toEqual([
      '2026-08 posted',
      '2026-09 posted',
      '2026-10 calculated',
    ]);
    for (const { payees } of report.periods) expect(payees).toBeGreaterThan(200);
    expect(report.topEarners).toHaveLength(5);
    expect(report.topEarners[0]?.paidAsRank).not.toBeNull();
    expect(report.explanation.exampleLine.orders.length).toBeGreaterThan(1);
    expect(report.notPaid.required).not.toBe(report.notPaid.actual);
    for (const file of report.payoutCsv) expect((await stat(file)).size).toBeGreaterThan(1000);
    expect(told).toContain('refused with 403 COMMISSION_RUN.SAME_PERSON, as it must be');
    expect(api.requests.filter((request) => request.startsWith('POST /imports'))).toHaveLength(4);
  });

  it('leaves the logins to its reader alone, under the name that was free', async () => {
    await tell({}, (standIn) => standIn.slugsTaken.add('demo'));
    const file = path.join(folder, 'result.json');
    const result = JSON.parse(await readFile(file, 'utf8')) as { admin: object; approver: object };
    expect(result).toMatchObject({ tenant: 'demo-2', tenantId: 't-1', apiKey: 'upl_key' });
    expect(result.admin).toMatchObject({ email: 'owner@aurora.example' });
    expect(result.approver).toMatchObject({ email: 'finance@aurora.example' });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it.each<[string, Misbehaviour, string]>([
    ['a row of a file is refused', { failedRows: 1 }, '1 rows were refused. The first: row 7, MEMBER.CODE_TAKEN'],
    ['somebody may approve their own run', { approvesForStarter: true }, 'should have refused this with 403'],
    ['a payout is a cent too high', { payoutCentsTooMuch: 1n }, 'but the payouts of 2026-08 say otherwise'],
  ])('stops and leaves nothing behind when %s', async (_, misbehaviour, sentence) => {
    await expect(tell(misbehaviour)).rejects.toThrow(sentence);
    await expect(stat(path.join(folder, 'result.json'))).rejects.toThrow('ENOENT');
  });
});

async function tell(misbehaviour: Misbehaviour, prepare: (api: StandInApi) => unknown = () => undefined) {
  api = new StandInApi(misbehaviour);
  prepare(api);
  const told: string[] = [];
  const config = {
    url: await api.listen(),
    platformAdmin: { email: 'platform@example.com', password: 'a long password' },
    resultFile: path.join(folder, 'result.json'),
    reportFile: path.join(folder, 'report.json'),
  };
  await tellStory(
    config,
    new Narrator({ columns: 80, write: (text: string | Uint8Array) => told.push(String(text)) > 0 }),
  );
  return told.join('');
}
