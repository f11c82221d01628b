import { formatVolume } from '@upline/money';
import { thresholdOf } from '../compute/evaluate-condition.js';
import type { Standing } from '../compute/standing.js';
import type { CompiledCondition, ConditionLeaf } from '../plan/compiled-plan.js';
import type { ConditionReport } from './explanation.js';

/** How a condition was answered for a member, read off the very columns that the calculation decided on. */
export function reportCondition(standing: Standing, condition: CompiledCondition, member: number): ConditionReport {
  switch (condition.kind) {
    case 'all':
    case 'any':
    case 'not':
      return reportCompound(standing, condition, member);
    default:
      return reportLeaf(standing, condition, member);
  }
}

const joining = { all: 'all of', any: 'any of', not: 'not' } as const;

function reportCompound(
  standing: Standing,
  condition: Exclude<CompiledCondition, ConditionLeaf>,
  member: number,
): ConditionReport {
  const of = condition.of.map((part) => reportCondition(standing, part, member));
  const metCount = of.filter(({ met }) => met).length;
  const wanted = { all: metCount === of.length, any: metCount > 0, not: metCount === 0 };
  const subject = joining[condition.kind];
  const met = wanted[condition.kind];
  const sentence = `${subject}: ${of.map((part) => part.sentence).join('; ')}`;
  return { kind: condition.kind, subject, met, required: null, actual: null, sentence, of };
}

function reportLeaf(standing: Standing, leaf: ConditionLeaf, member: number): ConditionReport {
  const actualNumber = standing.columnOf(leaf)[member] ?? 0;
  const met = actualNumber >= thresholdOf(leaf);
  const { subject, required, actual } = wordsOf(standing, leaf, actualNumber);
  const sentence =
    leaf.kind === 'active' ? `must be active, is ${actual}` : `${subject}: ${required} required, ${actual} reached`;
  return { kind: leaf.kind, subject, met, required, actual, sentence, of: [] };
}

function wordsOf(
  standing: Standing,
  leaf: ConditionLeaf,
  actual: number,
): Record<'subject' | 'required' | 'actual', string> {
  switch (leaf.kind) {
    case 'active':
      return { subject: 'activity', required: 'active', actual: actual === 1 ? 'active' : 'not active' };
    case 'volume':
      return { subject: leaf.volume, required: formatVolume(leaf.atLeastUnits), actual: formatVolume(actual) };
    case 'legs': {
      const rank = standing.plan.ranks[leaf.rankIndex]?.name ?? '';
      return { subject: `legs with ${rank}`, required: String(leaf.atLeast), actual: String(actual) };
    }
  }
}

/** The first thing that keeps a condition from holding: the innermost report that is not met. */
export function firstUnmet(report: ConditionReport): ConditionReport {
  const unmet = report.kind === 'not' ? undefined : report.of.find(({ met }) => !met);
  return unmet ? firstUnmet(unmet) : report;
}
