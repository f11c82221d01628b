import { calculateOn, prepareWalks } from '../compute/calculate.js';
import type { LevelWalk } from '../compute/level-walk.js';
import type { CalculationResult } from '../compute/result.js';
import { Standing } from '../compute/standing.js';
import { compilePlan } from '../plan/compile-plan.js';
import type { Plan } from '../plan/plan-schema.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { type OrdersByBuyer, ordersByBuyer } from './orders-by-buyer.js';

/** A calculation with everything kept that it was computed from, ready to be asked about any member. */
export interface PreparedExplanations {
  readonly plan: Plan;
  readonly standing: Standing;
  readonly walks: readonly LevelWalk[];
  readonly result: CalculationResult;
  readonly orders: OrdersByBuyer;
}

/**
 * Calculates a period and keeps the working. The result shares its columns with what is kept: copy them before transferring
 * them to another thread.
 *
 * @throws UplineError as `calculate` does
 */
export function prepareExplanations(plan: Plan, snapshot: Snapshot): PreparedExplanations {
  const standing = new Standing(compilePlan(plan), snapshot);
  const walks = prepareWalks(standing);
  return { plan, standing, walks, result: calculateOn(standing, walks), orders: ordersByBuyer(snapshot) };
}
