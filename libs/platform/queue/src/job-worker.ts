import type { JobRegistry } from './job-registry.js';
import { openWorker, type OpenWorker } from './queue-backend.js';
import { LOCK_MILLISECONDS, type QueueSettings, STALLED_LOOK_MILLISECONDS } from './queue-settings.js';

export interface JobLog {
  error(message: string, context: string): void;
}

/** Takes jobs off the queue and hands each to its handler. */
export class JobWorker {
  private readonly worker: OpenWorker;

  constructor(settings: QueueSettings, registry: JobRegistry, concurrency: number, log: JobLog) {
    const handlers = registry.complete();
    this.worker = openWorker(
      settings,
      async ({ name, data }) => {
        const handler = handlers.get(name);
        if (!handler) throw new Error(`No handler for the job ${name}`);
        await handler(data);
      },
      {
        concurrency,
        lockDuration: LOCK_MILLISECONDS,
        stalledInterval: STALLED_LOOK_MILLISECONDS,
        // A job whose worker was killed is done by another, however often that happens; PostgreSQL counts the attempts.
        maxStalledCount: 1_000,
      },
    );
    this.worker.on('error', (error) => log.error(error.message, 'Queue'));
    this.worker.on('failed', (job, error) => log.error(`${job?.name}: ${error.stack}`, 'Queue'));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.worker.close();
  }
}
