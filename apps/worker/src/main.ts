import { hostname } from 'node:os';
import { pino } from 'pino';
import { type RunJob, RUN_JOB, RunWaker, RunWorker } from '@upline/commissions';
import { loadServiceConfig } from '@upline/config';
import { Database } from '@upline/database';
import { JobQueue, JobRegistry, JobWorker } from '@upline/queue';
import { Sweep } from './sweep.js';

const RUNS_AT_ONCE = 2;
const config = loadServiceConfig('worker');
const log = pino({ level: config.logLevel, base: { service: 'worker' } });
const workerName = `${hostname()}-${process.pid}`;
const database = new Database({
  url: config.databaseAppUrl,
  maxConnections: 12,
  applicationName: `upline worker ${process.pid} on ${hostname()}`,
});
const settings = { redisUrl: config.redisUrl, databaseUrl: config.databaseAppUrl };
const queue = new JobQueue(settings);
const runs = new RunWorker(database, workerName);
const registry = new JobRegistry([RUN_JOB]).handle(RUN_JOB, (payload) => {
  const { tenantId, runId } = payload as RunJob;
  return runs.advance(tenantId, runId);
});
const jobs = new JobWorker(settings, registry, RUNS_AT_ONCE, {
  error: (message, context) => log.error({ context }, message),
});
const sweep = new Sweep(runs, new RunWaker(queue), (error) => log.error({ context: 'Sweep' }, error.message));
log.info({ context: 'Worker' }, `Waiting for jobs on ${config.redisUrl === undefined ? 'PostgreSQL' : 'Redis'}`);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  sweep.stop();
  await jobs.onApplicationShutdown();
  await queue.close();
  await database.close();
  // A queue that is away would keep the process with its attempts to come back.
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
