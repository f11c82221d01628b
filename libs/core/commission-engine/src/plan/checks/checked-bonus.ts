import type { Tokens } from '../parts/plan-parts.js';
import type { PlanOutline } from '../plan-outline.js';
import type { Bonus } from '../plan-schema.js';

/** A bonus with the place where it stands and the plan around it. */
export interface CheckedBonus<Kind extends Bonus = Bonus> {
  readonly bonus: Kind;
  readonly at: Tokens;
  readonly outline: PlanOutline;
}
