import { UplineError } from './upline-error.js';

/**
 * States what must be true if the code around it is right.
 *
 * @throws UplineError `INVARIANT.BROKEN`: a defect of ours, never of the input.
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new UplineError('INVARIANT.BROKEN', message);
}
