import { Calculation } from '../compute/calculation.js';
import type { CalculationResult } from '../compute/result.js';
import type { Plan } from '../plan/plan-schema.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { explainOrders } from './explain-orders.js';
import { type LinesByPayee, linesByPayee } from './lines-by-payee.js';
import { type OrdersByBuyer, ordersByBuyer } from './orders-by-buyer.js';

/** A calculation with everything kept that it was computed from, ready to be asked about any member. */
export interface PreparedExplanations {
  readonly plan: Plan;
  readonly calculation: Calculation;
  readonly result: CalculationResult;
  readonly lines: LinesByPayee;
  readonly orders: OrdersByBuyer;
}

/**
 * Calculates a period and keeps the working. The result shares its columns with what is kept: copy them before transferring
 * them to another thread.
 *
 * @throws UplineError as `calculate` does
 */
export function prepareExplanations(plan: Plan, snapshot: Snapshot): PreparedExplanations {
  const calculation = new Calculation(plan, snapshot);
  const { result } = calculation;
  // What every question needs is made now, so that the first one does not wait for it.
  const { rows } = calculation.frame.byCode;
  const [first, last] = [rows.at(0), rows.at(-1)];
  const orders = ordersByBuyer(snapshot);
  if (first !== undefined && last !== undefined) {
    for (const bonus of calculation.due) {
      for (const row of [first, last]) calculation.payAgain(bonus.bonus, row, () => undefined);
      if ('base' in bonus && bonus.base) explainOrders(calculation, orders, last, bonus.base.volume);
    }
  }
  return {
    plan,
    calculation,
    result,
    lines: linesByPayee(result.lines, snapshot.members.codes.length),
    orders,
  };
}
