import type { Fault } from '@upline/kernel';
import type { Placed } from '../plan-outline.js';
import { faultAt, type PlanCheck } from './plan-check.js';

/** Names that are given twice: ranks on all ladders together, bonuses, cuts. */
export const checkDuplicates: PlanCheck = ({ outline: { ladders, bonuses, cuts } }) => [
  ...ladders
    .filter(({ name, at }) => name === 'ranks' && at[0] !== 'ranks')
    .map(({ at }) =>
      faultAt(at, 'DUPLICATE_LADDER', 'the ladder ranks is the first ladder: other ladders are called otherwise'),
    ),
  ...duplicates(
    ladders.flatMap(({ ranks }) => ranks),
    'rank',
  ),
  ...duplicates(bonuses, 'bonus'),
  ...duplicates(cuts, 'cut'),
];

function duplicates(parts: readonly Placed<unknown>[], key: 'rank' | 'bonus' | 'cut'): Fault[] {
  const seen = new Set(['']);
  return parts.flatMap(({ name, at }) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    if (name === '') return [];
    return [faultAt([...at, key], `DUPLICATE_${key.toUpperCase()}`, `${key} ${name} is defined more than once`)];
  });
}
