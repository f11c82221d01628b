import { publishedPlanSchema, validatePlan } from '@upline/commission-engine';
import { calculatePeriod } from './calculate-period.js';
import { documentPlan } from './document-plan.js';
import type { Engine } from './engine.js';
import { explainMember } from './explain-member.js';

/** The commission engine of this build. */
export const uplineEngine: Engine = {
  validatePlan,
  planSchema: publishedPlanSchema,
  calculate: calculatePeriod,
  explain: explainMember,
  documentPlan,
};
