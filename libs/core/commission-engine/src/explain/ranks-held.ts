import type { Frame } from '../compute/frame/frame.js';
import { ladderOf } from '../plan/references/plan-node.js';

/** Which ranks of a ladder somebody holds. */
export interface RanksHeld {
  /** Whether this run decides the ladder. */
  readonly decided: boolean;
  holds(place: number, member: number): boolean;
}

/** Reads who holds which rank of a ladder: as this run decides or, where it decides none, as was decided last. */
export function ranksHeld(frame: Frame, name: string): RanksHeld {
  const { contiguous, decidedIn } = ladderOf(frame.plan, name);
  const { heldByRank, reached } = frame.ladder(name);
  if (decidedIn === undefined || frame.plan.periods[decidedIn]?.every === frame.period.cadence) {
    return { decided: true, holds: (place, member) => heldByRank[place]?.[member] === 1 };
  }
  const last = (member: number): number => reached[member] ?? -1;
  return { decided: false, holds: (place, member) => (contiguous ? last(member) >= place : last(member) === place) };
}
