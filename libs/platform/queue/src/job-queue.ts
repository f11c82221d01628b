import { closeSoon } from './close-soon.js';
import { openQueue, type OpenQueue } from './queue-backend.js';
import type { QueueSettings } from './queue-settings.js';

const PATIENCE_MILLISECONDS = 3_000;

/**
 * Wakes workers. PostgreSQL holds what there is to do; a job only says that there is something, so a job that is lost
 * (the queue is away, Redis forgot) costs the time until the next sweep and nothing else.
 */
export class JobQueue {
  private readonly queue: OpenQueue;

  constructor(settings: QueueSettings) {
    this.queue = openQueue(settings);
    // Errors of the connection come here as well as to whoever waits; here nobody needs to die of them.
    this.queue.on('error', () => undefined);
  }

  /** False where the queue did not take the job in time. Jobs with the same id wait only once. */
  async wake(name: string, payload: unknown, jobId: string): Promise<boolean> {
    const adding = this.queue
      .add(name, payload, { jobId, removeOnComplete: true, removeOnFail: true })
      .then(() => true)
      .catch(() => false);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), PATIENCE_MILLISECONDS);
    });
    return Promise.race([adding, patience]).finally(() => clearTimeout(timer));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  async close(): Promise<void> {
    await closeSoon(this.queue.close(), () => this.queue.disconnect());
  }
}
