import type { Condition } from '../../../plan/plan-schema.js';

/** Whether a condition cannot hold for somebody who is not active. */
export function asksActivity(condition: Condition): boolean {
  if ('is' in condition) return true;
  return 'all' in condition && (condition.all as Condition[]).some(asksActivity);
}
