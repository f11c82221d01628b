import type { Frame } from '../compute/frame/frame.js';
import { overridesOf } from '../compute/frame/ladders/rank-overrides.js';
import type { Ladder } from '../plan/plan-schema.js';
import { ladderOf } from '../plan/references/plan-node.js';
import { ranksHeld } from './ranks-held.js';

/** A rank of a ladder, of one member; `met`: its own conditions hold. */
export interface RankAsked {
  readonly ladder: string;
  readonly place: number;
  readonly member: number;
  readonly met: boolean;
}

/** Why a rank is held although its conditions fail, or not although they hold, or paid although it is not held. Null: its conditions tell it all. */
export function rankNote(frame: Frame, { ladder: name, place, member, met }: RankAsked): string | null {
  const ladder = ladderOf(frame.plan, name);
  const { paidAs } = frame.ladder(name);
  const ranks = ranksHeld(frame, name);
  const holds = (rank: number): boolean => ranks.holds(rank, member);
  const held = holds(place);
  const isPaid = (paidAs[member] ?? -1) >= place;
  if (!ranks.decided) return held === met ? null : `ranks are decided every ${String(ladder.decidedIn)}`;
  if (held !== met) return whyNotAsMet(frame, { ladder: name, place, member, met }, ladder, holds);
  if (held && !isPaid && ladder.effective === 'next-period') return 'it is paid from the next period on';
  if (held || paidAs[member] !== place) return null;
  return whyPaid(ladder);
}

function whyNotAsMet(
  { plan, snapshot, period }: Frame,
  { ladder: name, place, member, met }: RankAsked,
  ladder: Ladder,
  holds: (rank: number) => boolean,
): string | null {
  const owners = snapshot.members.ownerIndex;
  const { exactly, atLeast } = overridesOf({ plan, snapshot, period, owners }, name);
  const owner = owners?.[member] ?? member;
  const byHand = exactly.get(owner) ?? (met ? undefined : atLeast.get(owner));
  if (byHand !== undefined) return `${ladder.ladder[byHand]?.rank ?? ''} is set by hand`;
  const missed = ladder.ladder.findIndex((_, rank) => rank < place && !holds(rank));
  return missed < 0 ? null : `${ladder.ladder[missed]?.rank ?? ''}, below it, is missed`;
}

function whyPaid({ pay, effective }: Ladder): string | null {
  if (effective === 'next-period') return 'it is paid all the same, as the period before decided';
  if (pay === 'paid-as') return null;
  if (pay === 'title') return 'it is paid all the same, for life';
  if ('graceMisses' in pay) return 'it is paid all the same, in grace';
  return `it is paid all the same, to the end of its ${pay.heldFor} periods`;
}
