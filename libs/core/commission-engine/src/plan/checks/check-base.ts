import type { Fault } from '@upline/kernel';
import type { Tokens } from '../parts/plan-parts.js';
import type { PlanOutline } from '../plan-outline.js';
import { faultAt } from './plan-check.js';

/**
 * A fault where a volume that is added up over members already counts the same orders for several of them. `detail` has the word
 * REASON where the sentence says what the volume is. A fund may take the volume of the whole company, which is taken once.
 */
export function checkOwnVolume(
  outline: PlanOutline,
  volume: string,
  at: Tokens,
  detail: string,
  isFund = false,
): Fault[] {
  const part = outline.byName.volume.get(volume);
  const reason =
    part === undefined
      ? undefined
      : 'sum' in part || 'limited' in part
        ? 'is a sum over a tree'
        : 'legVolume' in part
          ? 'is the volume of legs'
          : 'company' in part && !isFund
            ? 'is the volume of the whole company'
            : undefined;
  return reason === undefined ? [] : [faultAt(at, 'BASE_NOT_OWN', detail.replace('REASON', reason))];
}
