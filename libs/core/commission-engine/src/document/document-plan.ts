import type { Plan } from '../plan/plan-schema.js';
import { describeBonuses } from './describe-bonuses.js';
import { describeCuts } from './describe-cuts.js';
import {
  describeActivity,
  describeAttributes,
  describeMoney,
  describePayout,
  describePeriods,
  describeTrees,
} from './describe-head.js';
import { describeRanks } from './describe-ranks.js';
import { describeVolumes } from './describe-volumes.js';
import { describeOrder } from './order-of-evaluation.js';
import type { PlanDocument } from './plan-document.js';
import { plain } from './words.js';

/**
 * The complete specification of a plan in plain English, from the plan alone: nothing of the plan is left out, and nothing is said that the plan
 * does not say. Takes any document that keeps to the schema, even one with unknown names.
 */
export function documentPlan(plan: Plan): PlanDocument {
  return {
    title: plain(plan.name),
    sections: [
      describeMoney(plan),
      describePeriods(plan),
      describeTrees(plan),
      ...describeAttributes(plan),
      describeVolumes(plan),
      describeActivity(plan),
      ...describeRanks(plan),
      describeBonuses(plan),
      describeCuts(plan),
      describePayout(plan),
      describeOrder(plan),
    ],
  };
}
