import { violatedConstraint } from './database-errors.js';

const ATTEMPTS = 3;

/**
 * Does the work again when another request wrote the same row first: the second time, the row is there to be found.
 * `work` opens a transaction of its own, because the refused statement has spoiled the one it ran in.
 */
export async function repeatAfterConflict<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= ATTEMPTS || violatedConstraint(error) === null) throw error;
    }
  }
}
