import type { Fault } from '@upline/kernel';
import type { Tokens } from '../parts/plan-parts.js';
import type { PlanOutline } from '../plan-outline.js';
import type { Bonus } from '../plan-schema.js';
import { checkDifferential } from './check-differential.js';
import { checkAdvancement, checkBoard, checkFixed } from './check-fixed.js';
import { checkPairing } from './check-pairing.js';
import { checkPool } from './check-pool.js';
import { checkWalk } from './check-walk.js';
import type { PlanCheck } from './plan-check.js';

/** Keys of each bonus that contradict one another. */
export const checkBonuses: PlanCheck = ({ outline }) =>
  outline.bonuses.flatMap(({ at, part }) => (part ? checkBonus(part, at, outline) : []));

function checkBonus(bonus: Bonus, at: Tokens, outline: PlanOutline): Fault[] {
  switch (bonus.kernel) {
    case 'level':
    case 'matching':
      return checkWalk({ bonus, at, outline });
    case 'differential':
      return checkDifferential({ bonus, at, outline });
    case 'pairing':
      return checkPairing({ bonus, at, outline });
    case 'pool':
      return checkPool({ bonus, at, outline });
    case 'fixed':
      return checkFixed({ bonus, at, outline });
    case 'advancement':
      return checkAdvancement({ bonus, at, outline });
    case 'board':
      return checkBoard({ bonus, at, outline });
  }
}
