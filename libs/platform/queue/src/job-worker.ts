import { closeSoon } from './close-soon.js';
import type { JobRegistry } from './job-registry.js';
import { openWorker, type OpenWorker } from './queue-backend.js';
import { LOCK_MILLISECONDS, type QueueSettings, STALLED_LOOK_MILLISECONDS } from './queue-settings.js';

export interface JobLog {
  error(message: string, context: string): void;
}

/** Takes jobs off the queue and hands each to its handler. */
export class JobWorker {
  private readonly worker: OpenWorker;
  private readonly underWay = new Set<Promise<void>>();

  constructor(settings: QueueSettings, registry: JobRegistry, concurrency: number, log: JobLog) {
    const handlers = registry.complete();
    this.worker = openWorker(
      settings,
      async ({ name, data }) => {
        const handler = handlers.get(name);
        if (!handler) throw new Error(`No handler for the job ${name}`);
        const work = handler(data);
        this.underWay.add(work);
        await work.finally(() => this.underWay.delete(work));
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

  /** Takes no more jobs and finishes those that are under way, however long they take. */
  async onApplicationShutdown(): Promise<void> {
    const closing = this.worker.close();
    while (this.underWay.size > 0) await Promise.allSettled(this.underWay);
    await closeSoon(closing, () => this.worker.disconnect());
  }
}
