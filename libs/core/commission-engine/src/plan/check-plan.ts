import type { Fault } from '@upline/kernel';
import { checkBonuses } from './checks/check-bonuses.js';
import { checkConditions } from './checks/check-conditions.js';
import { checkCuts } from './checks/check-cuts.js';
import { checkDuplicates } from './checks/check-duplicates.js';
import { checkLegs } from './checks/check-legs.js';
import { checkMatching } from './checks/check-matching.js';
import { checkMoney } from './checks/check-money.js';
import { checkNames } from './checks/check-names.js';
import { checkRates } from './checks/check-rates.js';
import { checkTables } from './checks/check-tables.js';
import { checkTrees } from './checks/check-trees.js';
import { checkVolumes } from './checks/check-volumes.js';
import type { CheckedPlan, PlanCheck } from './checks/plan-check.js';

/** One per subject; a new rule of the language that its schema cannot say goes into one of these, or is added here. */
const checks: readonly PlanCheck[] = [
  checkMoney,
  checkNames,
  checkDuplicates,
  checkTrees,
  checkVolumes,
  checkLegs,
  checkConditions,
  checkTables,
  checkRates,
  checkBonuses,
  checkMatching,
  checkCuts,
];

/** Everything wrong with a plan that its schema cannot say. Looks at whatever of the document is structurally sound. */
export function checkPlan(plan: CheckedPlan): Fault[] {
  return checks.flatMap((check) => check(plan));
}
