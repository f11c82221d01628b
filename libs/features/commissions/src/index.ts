export { ExplanationsService, LINES_TOLD } from './explanations.service.js';
export type { Run, RunDecision, RunKind, RunLine, RunPayee, RunTotals } from './run.js';
export { requireTransition, type RunStatus, runStatuses } from './run-status.js';
export { RUN_JOB, type RunJob, RunWaker } from './run-waker.js';
export { RunWorker } from './run-worker.js';
export { type RunFilter, RunsRepository } from './runs.repository.js';
export { RunsService } from './runs.service.js';
export { SandboxService } from './sandbox.service.js';
