import type { Miss } from '../compute/kernels/bonus-run.js';
import { asksActivity } from '../compute/kernels/level/asks-activity.js';
import type { Bonus } from '../plan/plan-schema.js';
import { askedWords } from './asked-words.js';
import type { PreparedExplanations } from './prepare-explanations.js';
import { firstUnmet } from './report-condition.js';
import { whyLevelClosed } from './why-level-closed.js';

const aboutEligibility: ReadonlySet<Miss['reason']> = new Set([
  'INACTIVE',
  'INELIGIBLE',
  'HELD',
  'PASSED_UP',
  'TO_COMPANY',
]);

/**
 * Adds to a miss of somebody who is not eligible the innermost thing that was asked for and what there is; likewise of somebody to whom
 * a level is closed.
 */
export function whyNotEligible(prepared: PreparedExplanations, bonus: Bonus, miss: Miss): Miss {
  if (miss.reason === 'LEVEL_CLOSED') return whyLevelClosed(prepared, bonus, miss);
  if (!aboutEligibility.has(miss.reason)) return miss;
  const { frame } = prepared.calculation;
  const isIdle = frame.active[miss.member] !== 1 && asksActivity(bonus.eligible);
  const unmet = firstUnmet(frame.report(isIdle ? frame.plan.active : bonus.eligible, miss.member));
  if (unmet.met || unmet.required === null || unmet.actual === null) return miss;
  return { ...miss, ...askedWords(unmet) };
}
