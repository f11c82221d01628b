import type { Fault } from './fault.js';

/**
 * An expected failure. `code` is stable (`PLAN.INVALID`): one table at the door turns codes into HTTP statuses.
 * `faults` says where in the input each thing went wrong and is empty when the input as a whole is not to blame.
 */
export class UplineError extends Error {
  override readonly name = 'UplineError';
  readonly code: string;
  readonly detail: string;
  readonly faults: readonly Fault[];

  constructor(code: string, detail: string, faults: readonly Fault[] = []) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
    this.faults = faults;
  }
}
