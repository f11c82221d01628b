import { UplineError } from '@upline/kernel';
import { parseVolume } from '@upline/money';
import type { Pair } from './count-cycles.js';

/** @throws UplineError `PLAN.INVALID` for a pair that takes nothing off a side: there would be no end of cycles */
export function readPair(pair: { readonly strong: string; readonly weak: string }): Pair {
  const [strong, weak] = [parseVolume(pair.strong), parseVolume(pair.weak)];
  if (strong <= 0 || weak <= 0) throw new UplineError('PLAN.INVALID', 'A pair takes something off both sides.');
  return { strong, weak };
}
