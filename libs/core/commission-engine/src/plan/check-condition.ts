import { type Fault, jsonPointer } from '@upline/kernel';
import type { PlanOutline } from './plan-outline.js';
import type { Condition } from './plan-schema.js';
import { readCondition } from './read-condition.js';

/** Where a condition stands and what it may therefore ask. */
export interface ConditionPlace {
  readonly at: readonly (string | number)[];
  /** How a sentence calls the one who asks: "rank gold", "bonus unilevel", "the activity". */
  readonly owner: string;
  readonly mayAskActive: boolean;
  /** Ranks decided before this condition is: the place on the ladder, or all of them. */
  readonly ranksDecided: number;
}

/** The names in a condition that do not exist, and the questions that cannot be answered yet where it stands. */
export function checkCondition(condition: Condition, place: ConditionPlace, outline: PlanOutline): Fault[] {
  const asked = readCondition(condition);
  const within = (part: Condition, ...more: (string | number)[]): Fault[] =>
    checkCondition(part, { ...place, at: [...place.at, ...more] }, outline);
  switch (asked.kind) {
    case 'all':
    case 'any':
      return asked.of.flatMap((part, index) => within(part, asked.kind, index));
    case 'not':
      return within(asked.of, 'not');
    case 'active':
      return place.mayAskActive ? [] : [circular(place, 'is')];
    case 'volume':
      return outline.volumes.some(({ name }) => name === asked.volume)
        ? []
        : [unknown(place, [asked.volume], 'VOLUME', `${place.owner} asks for the volume ${asked.volume}`)];
    case 'legs':
      return checkLegs(asked, place, outline);
  }
}

function checkLegs(legs: { tree: string; rank: string }, place: ConditionPlace, outline: PlanOutline): Fault[] {
  const faults: Fault[] = [];
  if (!outline.trees.has(legs.tree)) {
    faults.push(unknown(place, ['legs', 'tree'], 'TREE', `${place.owner} counts legs of the tree ${legs.tree}`));
  }
  const rank = outline.ranks.findIndex(({ name }) => name === legs.rank);
  const at = ['legs', 'having', 'rank'];
  if (rank < 0) faults.push(unknown(place, at, 'RANK', `${place.owner} requires a leg of ${legs.rank}`));
  else if (place.ranksDecided === 0 && !place.mayAskActive) faults.push(circular(place, 'legs'));
  else if (rank >= place.ranksDecided) faults.push(notLower(place, at, legs.rank, rank === place.ranksDecided));
  return faults;
}

function notLower(place: ConditionPlace, at: readonly string[], rank: string, isSame: boolean): Fault {
  const why = isSame ? 'which is that rank itself' : `but ${rank} is above ${place.owner.replace(/^rank /, '')}`;
  return fault(place, at, 'PLAN.RANK_NOT_LOWER', `${place.owner} requires a leg of ${rank}, ${why}`);
}

function circular(place: ConditionPlace, key: string): Fault {
  return fault(
    place,
    [key],
    'PLAN.CIRCULAR',
    `${place.owner} asks for what is decided only after it: activity is decided first, then the ranks`,
  );
}

function unknown(place: ConditionPlace, at: readonly string[], what: string, asks: string): Fault {
  return fault(place, at, `PLAN.UNKNOWN_${what}`, `${asks}, which the plan does not define`);
}

function fault(place: ConditionPlace, at: readonly string[], code: string, detail: string): Fault {
  return { pointer: jsonPointer(...place.at, ...at), code, detail };
}
