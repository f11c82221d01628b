import { Generated } from './generation-numbering.js';
import { CountedLevels, SoughtLevels, SoughtLevelsPastBlockers } from './level-numbering.js';
import type { Numbering } from './numbering.js';
import { ViewedGenerations } from './viewed-generations.js';
import { type VisitOrder, whoMatters } from './visit-order.js';
import type { WalkRules } from './walk-rules.js';

/** How the walks of a bonus count, and whom they have to visit for it. */
export function chooseNumbering(rules: WalkRules, order: VisitOrder): Numbering {
  const { generations, blocker } = rules.bonus;
  if (!generations && rules.isDynamic) {
    if (blocker?.then === 'compress') return new SoughtLevelsPastBlockers(rules, order, blocker.rank);
    return new SoughtLevels(rules, order);
  }
  // Somebody who is asked about is numbered by counting alone, unless what others got matters to them.
  const others = order.focus && !dependsOnOthers(rules) ? 'nobody' : whoMatters(rules);
  if (!generations) return new CountedLevels(rules, order, others);
  const { boundary } = generations;
  if (typeof boundary === 'object' && 'sameRankAsViewer' in boundary) {
    const viewed = { ...generations, boundary: boundary as { sameRankAsViewer: 'paid-as' | 'title' } };
    return new ViewedGenerations(rules, order, others, viewed);
  }
  return new Generated(rules, order, others, generations);
}

/** Whether the numbers of a walk differ from earner to earner, so that one who is too far up does not end it. */
export function differsByEarner({ bonus: { generations, blocker } }: WalkRules): boolean {
  if (generations) return 'sameRankAsViewer' in (generations.boundary as object);
  return blocker?.then === 'compress';
}

function dependsOnOthers({ bonus, owner, points }: WalkRules): boolean {
  const isPassedUp = bonus.ineligible.startsWith('next-');
  const sharesCap = bonus.capPerSource !== undefined && owner !== undefined;
  const countsPaid = bonus.generations?.emptyGeneration === 'no-number' || bonus.blocker?.then === 'difference';
  return isPassedUp || sharesCap || countsPaid || points !== undefined;
}
