import type { Cadence } from '@upline/calendar';
import type { Bonus, Plan } from '../plan/plan-schema.js';

/** The bonuses whose period is of a cadence, in the plan's order. */
export function dueBonuses(plan: Plan, cadence: Cadence): Bonus[] {
  return plan.bonuses.filter(({ period }) => plan.periods[period]?.every === cadence);
}

/** The same bonuses in an order in which each comes after those that it matches; validation has refused circles. */
export function inOrderOfMatching(bonuses: readonly Bonus[]): Bonus[] {
  const ordered: Bonus[] = [];
  const placed = new Set<string>();
  const place = (bonus: Bonus): void => {
    if (placed.has(bonus.bonus)) return;
    placed.add(bonus.bonus);
    if (bonus.kernel === 'matching') {
      for (const name of bonus.of) bonuses.filter((each) => each.bonus === name).forEach(place);
    }
    ordered.push(bonus);
  };
  bonuses.forEach(place);
  return ordered;
}
