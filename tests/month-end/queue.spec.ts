import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { JobQueue, JobRegistry, JobWorker } from '@upline/queue';
import { connection } from '../support/connection.js';
import { MonthEnd } from '../support/month-end.js';
import { OwnInstallation } from '../support/own-installation.js';
import { hasRedis, RedisServer } from '../support/redis-server.js';
import { backends, type QueueBackend } from './queue-backends.js';

const nowhere = '127.0.0.1:9';

async function until(isSo: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (isSo()) return;
    await wait(50);
  }
  throw new Error('It did not come true within fifteen seconds');
}

describe.each(backends)('a queue on %s', (_, open) => {
  let backend: QueueBackend;
  let queue: JobQueue;
  let handled: unknown[];
  let complaints: string[];
  const workers: JobWorker[] = [];

  function startWorker(handle: (payload: unknown) => void = (payload) => handled.push(payload)): void {
    const registry = new JobRegistry(['greet']).handle('greet', (payload) => Promise.resolve(handle(payload)));
    const log = { error: (message: string) => complaints.push(message) };
    workers.push(new JobWorker(backend.worker, registry, 2, log));
  }

  beforeEach(async () => {
    [handled, complaints] = [[], []];
    backend = await open();
    queue = new JobQueue(backend.api);
  });

  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.onApplicationShutdown()));
    await queue.close();
    await backend.remove();
  });

  it('brings a job to its handler, as it was, and once', async () => {
    startWorker();
    expect(await queue.wake('greet', { name: 'Ana', times: 2 }, 'job-1')).toBe(true);
    await until(() => handled.length > 0);
    await wait(500);
    expect(handled).toEqual([{ name: 'Ana', times: 2 }]);
  });

  it('lets jobs of the same id wait only once, and wait again when they were done', async () => {
    for (const id of ['a', 'b', 'a', 'a']) expect(await queue.wake('greet', id, id)).toBe(true);
    startWorker();
    await until(() => handled.length >= 2);
    await wait(500);
    expect([...handled].sort()).toEqual(['a', 'b']);
    await queue.wake('greet', 'again', 'a');
    await until(() => handled.length === 3);
  });

  it('shares jobs among workers, each to one', async () => {
    for (let number = 0; number < 3; number += 1) startWorker();
    const numbers = Array.from({ length: 40 }, (__, number) => number);
    await Promise.all(numbers.map((number) => queue.wake('greet', number, `job-${number}`)));
    await until(() => handled.length >= numbers.length);
    await wait(500);
    expect([...handled].map(Number).sort((a, b) => a - b)).toEqual(numbers);
  });

  it('reports a handler that throws and goes on, also with the same id', async () => {
    let throws = 0;
    startWorker((payload) => {
      if (payload === 'bad' && (throws += 1)) throw new Error('The handler broke');
      handled.push(payload);
    });
    await queue.wake('greet', 'bad', 'job-1');
    await until(() => complaints.length > 0);
    expect(complaints.join()).toContain('greet: Error: The handler broke');
    await queue.wake('greet', 'good', 'job-1');
    await until(() => handled.length > 0);
    expect([handled, throws]).toEqual([['good'], 1]);
  });
});

describe('a queue that is away', () => {
  const { appDatabaseUrl: databaseUrl } = connection();
  const listener = createServer();
  let silent: string;

  beforeAll(async () => {
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    silent = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
  });

  afterAll(() => void listener.close());

  it.each([
    ['PostgreSQL', () => ({ databaseUrl: `postgres://upline:x@${nowhere}/upline` })],
    ['Redis', () => ({ redisUrl: `redis://${nowhere}`, databaseUrl })],
    ['a Redis that says nothing', () => ({ redisUrl: `redis://${silent}`, databaseUrl })],
  ])('answers no within seconds and throws nothing: %s', async (_, settings) => {
    const queue = new JobQueue(settings());
    const startedAt = performance.now();
    expect(await queue.wake('greet', {}, 'job-1')).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    await queue.close();
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});

if (hasRedis) {
  describe('an installation on Redis', () => {
    let redis: RedisServer;
    let installation: OwnInstallation;
    let company: MonthEnd;

    beforeAll(async () => {
      redis = await RedisServer.start();
      installation = await OwnInstallation.start('on-redis', { REDIS_URL: redis.url });
      company = await MonthEnd.open(['2026-01', '2026-02'], installation.connection);
      await company.enrol('ANA');
      await company.enrol('BEN', 'ANA');
      await company.sell('1', 'ANA', 100, '2026-01-05');
      await company.sell('2', 'BEN', 100, '2026-01-06');
    });

    afterAll(() => redis.kill());

    it('calculates and posts a month without waiting for a sweep', async () => {
      const run = await company.close('2026-01');
      expect(run).toMatchObject({ status: 'posted', totals: { total: { amount: '5.00' } } });
      expect(Date.parse(String(run.calculatedAt)) - Date.parse(String(run.startedAt))).toBeLessThan(2_000);
    });

    it('takes and calculates runs while Redis is away, and goes on when it is back and has forgotten everything', async () => {
      await redis.kill();
      const startedAt = performance.now();
      const runId = await company.start('final', '2026-02');
      expect(performance.now() - startedAt).toBeLessThan(6_000);
      expect(await company.until(runId, 'calculated')).toMatchObject({ status: 'calculated', failure: null });
      await redis.start();
      await company.calculated('preview', '2026-02');
    });

    it('stops within seconds while Redis is away', async () => {
      await redis.kill();
      const startedAt = performance.now();
      await installation.stop();
      expect(performance.now() - startedAt).toBeLessThan(12_000);
    });
  });
}
