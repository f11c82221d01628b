import type { Plan } from '../plan/plan-schema.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { Calculation } from './calculation.js';
import type { CalculationResult } from './result.js';

/**
 * Computes one period: volumes, activity, ranks, the bonuses whose period it is, their caps, the plan's cuts. Pure: the same plan and
 * the same facts give the same digest, on any machine and in any order of rows.
 *
 * A refund is an order of negative volume. Where refunds outweigh what a buyer bought the base is negative and pays negative lines by
 * the very same rule. Lines of amount zero are not written.
 *
 * @throws UplineError `PLAN.INVALID`, `SNAPSHOT.INVALID`, `SNAPSHOT.DUPLICATE`, `PERIOD.MALFORMED`, `GENEALOGY.CYCLE`, and
 *   `*.OUT_OF_RANGE` when a number would leave the range in which it is exact
 */
export function calculate(plan: Plan, snapshot: Snapshot): CalculationResult {
  return new Calculation(plan, snapshot).result;
}
