export { decodeCursor, encodeCursor, type Page, pageOf } from './cursor.js';
export type { Fingerprint } from './fingerprint.js';
export { errorStatuses } from './error-statuses.js';
export { type Problem, problemOf } from './problem.js';
export { ProblemFilter } from './problem.filter.js';
export { requestFaults } from './request-faults.js';
export { unstorableFaults } from './unstorable-text.js';
export { IdempotencyService } from './idempotency.service.js';
