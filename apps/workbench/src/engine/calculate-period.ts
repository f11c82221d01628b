import { type Calculation, calculate, checkResult, type Plan, type Snapshot } from '@upline/commission-engine';

/** Calculates a period and proves the result before anybody sees it. */
export function calculatePeriod(plan: Plan, snapshot: Snapshot): Calculation {
  const result = calculate(plan, snapshot);
  checkResult(result);
  return result;
}
