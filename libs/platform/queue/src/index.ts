export { JobQueue } from './job-queue.js';
export { type JobHandler, JobRegistry } from './job-registry.js';
export { type JobLog, JobWorker } from './job-worker.js';
export type { QueueSettings } from './queue-settings.js';
