import type { ConditionReport } from './explanation.js';

/** What a condition that failed asked for and what there was, in the words of a miss. */
export function askedWords({ kind, subject, required, actual }: ConditionReport): { required: string; actual: string } {
  const named = kind === 'active' ? '' : `${subject} `;
  const is = actual ?? '';
  return { required: `${named}${required ?? ''}`, actual: kind === 'rank' || is === '' ? is : `${named}${is}` };
}
