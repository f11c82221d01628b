import { UplineError } from './upline-error.js';

/**
 * Closes a switch over a union: the compiler refuses a forgotten case, and at run time a value from outside the type is named.
 *
 * @throws UplineError `INVARIANT.BROKEN`
 */
export function assertNever(value: never): never {
  throw new UplineError('INVARIANT.BROKEN', `Nothing handles the case ${JSON.stringify(value)}.`);
}
