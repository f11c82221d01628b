import type { Miss } from '../compute/kernels/bonus-run.js';
import { asksActivity } from '../compute/kernels/level/asks-activity.js';
import type { Bonus } from '../plan/plan-schema.js';
import type { PreparedExplanations } from './prepare-explanations.js';
import { firstUnmet } from './report-condition.js';

const aboutEligibility: ReadonlySet<Miss['reason']> = new Set([
  'INACTIVE',
  'INELIGIBLE',
  'HELD',
  'PASSED_UP',
  'TO_COMPANY',
]);

/** Adds to a miss of somebody who is not eligible the innermost thing that was asked for and what there is. */
export function whyNotEligible({ calculation }: PreparedExplanations, bonus: Bonus, miss: Miss): Miss {
  if (!aboutEligibility.has(miss.reason)) return miss;
  const { frame } = calculation;
  const isIdle = frame.active[miss.member] !== 1 && asksActivity(bonus.eligible);
  const { met, kind, subject, required, actual } = firstUnmet(
    frame.report(isIdle ? frame.plan.active : bonus.eligible, miss.member),
  );
  if (met || required === null || actual === null) return miss;
  const named = kind === 'active' ? '' : `${subject} `;
  return { ...miss, required: `${named}${required}`, actual: kind === 'rank' ? actual : `${named}${actual}` };
}
