import { setTimeout as wait } from 'node:timers/promises';
import { asOwner } from '../support/database.js';
import { done, MonthEnd, refusal } from '../support/month-end.js';
import { OwnInstallation } from '../support/own-installation.js';
import { WorkerProcess } from '../support/worker-process.js';
import { Gates } from './gates.js';
import { importMonths } from './large-month.js';
import { untilSessions, waiting } from './worker-sessions.js';

const [january, february, march] = ['2026-01', '2026-02', '2026-03'] as const;
const MOMENTS = 5;
const patience = 90_000;

let installation: OwnInstallation;
let company: MonthEnd;
let gates: Gates;
const workers: WorkerProcess[] = [];
/** Of undisturbed runs, by month. */
const digests = new Map<string, unknown>();
let secondsUndisturbed: number;

async function select<Row extends object>(sql: string, values: readonly unknown[]): Promise<Row[]> {
  const { rows } = await asOwner((client) => client.query<Row>(sql, [...values]), installation.connection);
  return rows;
}

/** What is in the tables of a run's result. */
async function rowsOf(runId: string): Promise<{ lines: number; payees: number; staged: number }> {
  const count = (table: string) => `(SELECT count(*)::int FROM ${table} WHERE run_id = $1)`;
  const [row] = await select<{ lines: number; payees: number; staged: number }>(
    `SELECT ${count('run_lines')} AS lines, ${count('run_payees')} AS payees,
            ${count('staging.run_lines')} + ${count('staging.run_payees')} AS staged`,
    [runId],
  );
  if (!row) throw new Error('Nothing was counted');
  return row;
}

async function claimOf(runId: string): Promise<{ owner: number | null; token: number }> {
  const sql = 'SELECT lease_owner AS owner, fencing_token AS token FROM commission_runs WHERE run_id = $1';
  const [row] = await select<{ owner: string | null; token: number }>(sql, [runId]);
  const processId = /-(\d+)$/.exec(row?.owner ?? '')?.[1];
  return { owner: processId === undefined ? null : Number(processId), token: row?.token ?? -1 };
}

async function expectUndisturbed(runId: string, period: string): Promise<void> {
  const run = await company.until(runId, 'calculated', 'failed');
  const { lines, payees } = run.totals as { lines: number; payees: number };
  expect(run).toMatchObject({ status: 'calculated', digest: digests.get(period), failure: null });
  expect(await rowsOf(runId)).toEqual({ lines, payees, staged: 0 });
}

beforeAll(async () => {
  installation = await OwnInstallation.start('killed-worker');
  const { connection } = installation;
  gates = new Gates(connection.ownerDatabaseUrl);
  for (let number = 0; number < 2; number += 1) workers.push(new WorkerProcess(connection));
  company = await MonthEnd.open([january, february, march], connection);
  await importMonths(company.owner, { [january]: 4_000, [february]: 400, [march]: 400 });
  for (const period of [february, march, january]) {
    const { digest, seconds } = await company.calculated('preview', period);
    digests.set(period, digest);
    secondsUndisturbed = Number(seconds);
  }
}, patience);

afterAll(async () => {
  await gates.open();
  await Promise.all(workers.map((worker) => worker.kill()));
  await installation.stop();
}, patience);

describe('workers that are killed while a run is', () => {
  let queued: string;
  let loading: string;
  let calculating: string;
  let writing: string;
  let unwanted: string;
  const stages = () => [
    ['queued', queued, march] as const,
    ['loading', loading, january] as const,
    ['calculating', calculating, february] as const,
    ['writing', writing, january] as const,
  ];

  beforeAll(async () => {
    const { connection } = installation;
    await gates.shutTable('run_lines', 'SHARE');
    await gates.shutSteps([
      [february, 'calculating', 'writing'],
      [march, 'queued', 'loading'],
    ]);
    writing = await company.start('final', january);
    unwanted = await company.start('preview', january);
    await untilSessions(connection, (sessions) => waiting(sessions, 'relation') === 2);
    calculating = await company.start('preview', february);
    queued = await company.start('preview', march);
    await untilSessions(connection, (sessions) => waiting(sessions, 'advisory') >= 2);
    await gates.shutTable('orders', 'ACCESS EXCLUSIVE');
    loading = await company.start('preview', january);
    await untilSessions(connection, (sessions) => waiting(sessions, 'relation') === 3);
  }, patience);

  it('queued, loading, calculating or writing show its stage and no result', async () => {
    for (const [stage, runId] of stages()) {
      expect(await company.run(runId)).toMatchObject({
        status: stage,
        progress: { stage },
        totals: null,
        digest: null,
      });
      const answer = await company.owner.get(`/v1/runs/${runId}/payees`);
      expect(refusal(answer)).toEqual([409, 'COMMISSION_RUN.NOT_CALCULATED']);
      expect(await rowsOf(runId)).toEqual({ lines: 0, payees: 0, staged: 0 });
    }
  });

  it('do not keep anybody from voiding what they write', async () => {
    const startedAt = performance.now();
    const answer = await company.owner.post(`/v1/runs/${unwanted}/void`, { reason: 'A mistake' });
    expect(done(answer)).toMatchObject({ status: 'voided' });
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });

  it('leave no session and no row behind', async () => {
    const sessions = await untilSessions(installation.connection, (all) => waiting(all, 'relation') === 3);
    const atWork = new Set(sessions.flatMap(({ waitsFor, processId }) => (waitsFor === null ? [] : [processId])));
    for (const [stage, runId] of stages()) {
      const { owner } = await claimOf(runId);
      expect(stage === 'queued' ? owner === null : atWork.has(Number(owner))).toBe(true);
    }
    for (const processId of atWork) process.kill(processId, 'SIGKILL');
    await untilSessions(installation.connection, (all) => !all.some(({ processId }) => atWork.has(processId)));
    for (const [, runId] of stages()) expect(await rowsOf(runId)).toEqual({ lines: 0, payees: 0, staged: 0 });
  });

  it('are followed by others, who come to the digest of an undisturbed run', async () => {
    const before = await Promise.all(stages().map(([, runId]) => claimOf(runId)));
    await gates.open();
    for (const [, runId, period] of stages()) await expectUndisturbed(runId, period);
    const after = await Promise.all(stages().map(([, runId]) => claimOf(runId)));
    expect(before.map(({ token }) => token)).toEqual([0, 1, 1, 1]);
    expect(after.map(({ token }) => token)).toEqual([1, 2, 2, 2]);
    expect((await company.run(unwanted)).status).toBe('voided');
    expect(await rowsOf(unwanted)).toEqual({ lines: 0, payees: 0, staged: 0 });
  });

  it('do not keep it from being paid', async () => {
    done(await company.finance.post(`/v1/runs/${writing}/approve`));
    expect(done(await company.finance.post(`/v1/runs/${writing}/post`)).status).toBe('posted');
  });
});

describe('a run', () => {
  let unlucky: string;

  it('whose connection breaks says so, keeps its worker, and is tried again', async () => {
    const { connection } = installation;
    await gates.shutTable('run_lines', 'SHARE');
    unlucky = await company.start('preview', january);
    const [session] = (await untilSessions(connection, (all) => waiting(all, 'relation') === 1)).filter(
      ({ waitsFor }) => waitsFor === 'relation',
    );
    await select('SELECT pg_terminate_backend($1)', [session?.backend]);
    const sessions = await untilSessions(connection, (all) => waiting(all, 'relation') === 0);
    while ((await company.run(unlucky)).failure === null) await wait(50);
    expect(await company.run(unlucky)).toMatchObject({
      status: 'writing',
      failure: {
        code: 'COMMISSION_RUN.TRYING_AGAIN',
        detail: expect.stringMatching(/^Attempt 1 failed and another follows: .*terminat/),
      },
    });
    expect(sessions.map(({ processId }) => processId)).toContain(session?.processId);
    await gates.open();
  });

  it(`whose workers are killed at ${MOMENTS} random moments comes to the digest of an undisturbed one`, async () => {
    const { connection } = installation;
    const runs: string[] = [];
    for (let moment = 0; moment < MOMENTS; moment += 1) {
      while (workers.length < 6) workers.push(new WorkerProcess(connection));
      const runId = await company.start('preview', january);
      runs.push(runId);
      await wait(Math.random() * secondsUndisturbed * 1_200);
      const { owner } = await claimOf(runId);
      const { status } = await company.run(runId);
      const isAtWork = ['loading', 'calculating', 'writing'].includes(String(status));
      if (owner !== null && isAtWork) process.kill(owner, 'SIGKILL');
      else await workers.shift()?.kill();
    }
    for (const runId of [...runs, unlucky]) await expectUndisturbed(runId, january);
  });
});
