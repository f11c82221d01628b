import { createPostgresBackend, Queue, type QueueOptions, Worker, type WorkerOptions, withBackend } from 'bullmq';
import { QUEUE_NAME, QUEUE_SCHEMA, type QueueSettings } from './queue-settings.js';

type Process = (job: { name: string; data: unknown }) => Promise<void>;

/** What Upline needs of a queue, whichever backend it runs on. */
export interface OpenQueue {
  add(
    name: string,
    data: unknown,
    options: { jobId: string; removeOnComplete: true; removeOnFail: true },
  ): Promise<unknown>;
  close(): Promise<void>;
  disconnect(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

export interface OpenWorker {
  close(force?: boolean): Promise<void>;
  disconnect(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: { name: string } | undefined, error: Error) => void): unknown;
}

export function openQueue(settings: QueueSettings): OpenQueue {
  if (settings.redisUrl !== undefined) {
    const options: QueueOptions = { connection: redis(settings.redisUrl, 'queue') };
    return new Queue(QUEUE_NAME, options) as unknown as OpenQueue;
  }
  const { Queue: PostgresQueue } = withBackend(createPostgresBackend);
  return new PostgresQueue(QUEUE_NAME, { connection: postgres(settings.databaseUrl) }) as unknown as OpenQueue;
}

export function openWorker(
  settings: QueueSettings,
  process: Process,
  options: Omit<WorkerOptions, 'connection'>,
): OpenWorker {
  if (settings.redisUrl !== undefined) {
    return new Worker(QUEUE_NAME, process, {
      ...options,
      connection: redis(settings.redisUrl, 'worker'),
    }) as unknown as OpenWorker;
  }
  const { Worker: PostgresWorker } = withBackend(createPostgresBackend);
  return new PostgresWorker(QUEUE_NAME, process, {
    ...options,
    connection: postgres(settings.databaseUrl),
  }) as unknown as OpenWorker;
}

/** A producer fails soon where Redis is away; a worker waits for it to come back. */
function redis(url: string, role: 'queue' | 'worker') {
  return { url, maxRetriesPerRequest: role === 'queue' ? 1 : null, enableOfflineQueue: role === 'worker' };
}

function postgres(connectionString: string) {
  return { connectionString, schema: QUEUE_SCHEMA, max: 4, skipMigrations: true };
}
