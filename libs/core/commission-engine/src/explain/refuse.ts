import { levelOf, type LevelWalk } from '../compute/level-walk.js';
import type { Standing } from '../compute/standing.js';
import type { ConditionReport, Refusal } from './explanation.js';
import { firstUnmet, reportCondition } from './report-condition.js';

/** The rule by which a member who is not qualified for a level is not paid at it. */
export function refusalOf(standing: Standing, walk: LevelWalk, levelIndex: number, member: number): Refusal {
  const code = standing.snapshot.members.codes[member] ?? '';
  if (walk.eligible[member] === 1) return rankTooLow(standing, walk, levelIndex, member);
  const unmet = firstUnmet(reportCondition(standing, walk.bonus.eligible, member));
  if (unmet.kind !== 'active') {
    const { required, actual } = wordsOf(unmet);
    const sentence = `${code} is not eligible for ${walk.bonus.name}: ${unmet.sentence}.`;
    return { reason: 'INELIGIBLE', required, actual, sentence };
  }
  const cause = firstUnmet(reportCondition(standing, standing.plan.active, member));
  return { reason: 'INACTIVE', ...wordsOf(cause), sentence: `${code} is not active: ${cause.sentence}.` };
}

function rankTooLow(standing: Standing, walk: LevelWalk, levelIndex: number, member: number): Refusal {
  const { level, minimumRank } = levelOf(walk, levelIndex);
  const code = standing.snapshot.members.codes[member] ?? '';
  const required = standing.plan.ranks[minimumRank]?.name ?? 'none';
  const actual = standing.plan.ranks[walk.paidAsRank[member] ?? -1]?.name ?? 'none';
  const held = actual === 'none' ? 'holds no rank' : `is paid as ${actual}`;
  const sentence = `Level ${level} of ${walk.bonus.name} asks for rank ${required}; ${code} ${held}.`;
  return { reason: 'RANK_TOO_LOW', required, actual, sentence };
}

/** What rounds to nothing pays nobody, though the member is qualified. */
export function roundedAway(walk: LevelWalk, levelIndex: number): Refusal {
  const { level } = levelOf(walk, levelIndex);
  const sentence = `Level ${level} of ${walk.bonus.name} comes to less than can be paid after rounding.`;
  return { reason: 'ROUNDS_TO_ZERO', required: 'an amount that does not round to zero', actual: '0', sentence };
}

function wordsOf({ subject, required, actual, sentence }: ConditionReport): { required: string; actual: string } {
  return {
    required: required === null ? sentence : `${subject} ${required}`,
    actual: actual === null ? 'not so' : `${subject} ${actual}`,
  };
}
