import type { Miss } from '../bonus-run.js';
import type { LadderStanding } from '../../frame/ladder-standing.js';
import type { WalkRules } from './walk-rules.js';

/** Why a member was not paid, in the words of a miss. */
export type Cause = Pick<Miss, 'reason' | 'required' | 'actual' | 'perSource'>;

/** The first rule that a member fails at a level: eligibility, rank, then the level itself. */
export function causeAt(rules: WalkRules, member: number, level: number): Cause {
  const { bonus, frame } = rules;
  if (rules.eligible[member] !== 1) {
    const isIdle = rules.asksActivity && frame.active[member] !== 1;
    if (isIdle) return { reason: 'INACTIVE', required: 'active', actual: 'inactive' };
    return { reason: 'INELIGIBLE', required: '', actual: '' };
  }
  const { whom } = bonus.skip;
  const minimumRank = rules.entryAt(level)?.minimumRank;
  if (typeof whom === 'object') {
    const { ladder, place } = frame.rank(whom.belowRank);
    if ((ladder.paidAs[member] ?? -1) < place) return rankTooLow(whom.belowRank, ladder, member);
  }
  if (minimumRank && (minimumRank.ladder.paidAs[member] ?? -1) < minimumRank.place) {
    return rankTooLow(minimumRank.name, minimumRank.ladder, member);
  }
  return { reason: 'LEVEL_CLOSED', required: String(level), actual: '' };
}

function rankTooLow(required: string, { rankNames, paidAs }: LadderStanding, member: number): Cause {
  return { reason: 'RANK_TOO_LOW', required, actual: rankNames[paidAs[member] ?? -1] ?? '' };
}
