import { formatVolume } from '@upline/money';
import type { LadderStanding } from '../compute/frame/ladder-standing.js';
import type { Condition, Plan, Volume } from '../plan/plan-schema.js';
import { requirementOf } from '../plan/references/plan-edges.js';
import { askedBy, innerConditions, placeOfRank, type Within } from '../plan/references/plan-node.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { describeCondition } from './describe-condition.js';
import type { ConditionReport } from './explanation.js';

/** What a report reads: the frame on which the calculation stood. */
export interface AnsweredConditions {
  readonly plan: Plan;
  readonly snapshot: Snapshot;
  marks(condition: Condition, within?: Within): Uint8Array;
  counted(condition: Condition, within?: Within): Float64Array;
  volume(name: string, requirementUnits?: number): Float64Array;
  ladder(name: string): LadderStanding;
}

/**
 * How a condition was answered for a member, read off the very columns that the calculation decided on. `within` is the rank whose
 * condition it is: inside a ladder, ranks below that one are looked at as they are reached.
 */
export function reportCondition(
  frame: AnsweredConditions,
  condition: Condition,
  row: number,
  within?: Within,
): ConditionReport {
  const { key } = askedBy(condition);
  const met = frame.marks(condition, within)[row] === 1;
  if (key !== 'all' && key !== 'any' && key !== 'not') return reportLeaf(frame, { condition, row, within, met });
  const subject = { all: 'all of', any: 'any of', not: 'not' }[key];
  const of = innerConditions(condition).map((part) => reportCondition(frame, part.condition, row, within));
  const sentence = `${subject}: ${of.map((part) => part.sentence).join('; ')}`;
  return { kind: key, subject, met, required: null, actual: null, sentence, of };
}

interface Answered {
  readonly condition: Condition;
  readonly row: number;
  readonly within: Within | undefined;
  readonly met: boolean;
}

type Words = Pick<ConditionReport, 'kind' | 'subject'> & { readonly required: string; readonly actual: string };

function reportLeaf(frame: AnsweredConditions, answered: Answered): ConditionReport {
  const { kind, subject, required, actual } = wordsOf(frame, answered);
  const limit = kind === 'volume' && !answered.met ? limitWords(frame.plan.volumes[subject]) : '';
  const isWord = kind === 'status' || kind === 'kind' || kind === 'attribute';
  const reached = isWord ? `is ${actual}` : `${actual} reached`;
  const sentence =
    kind === 'active' ? `must be active, is ${actual}` : `${subject}: ${required} required, ${reached}${limit}`;
  return { kind, subject, met: answered.met, required, actual, sentence, of: [] };
}

function wordsOf(frame: AnsweredConditions, { condition, row, within, met }: Answered): Words {
  const { key, body } = askedBy(condition);
  switch (key) {
    case 'is':
      return { kind: 'active', subject: 'activity', required: 'active', actual: met ? 'active' : 'not active' };
    case 'rank':
    case 'title':
      return {
        kind: key,
        subject: key,
        required: String(body),
        actual: rankOf(frame, key, String(body), { row, within }),
      };
    case 'legs':
    case 'count': {
      const { atLeast } = body as { readonly atLeast: number };
      const actual = formatVolume(frame.counted(condition, within)[row] ?? 0);
      return { kind: key, subject: describeCondition(condition), required: String(atLeast), actual };
    }
    case 'status':
    case 'kind':
    case 'attribute':
      return carriedWords(frame, key, body, row);
    default: {
      const actual = formatVolume(frame.volume(key, requirementOf(body))[row] ?? 0);
      return { kind: 'volume', subject: key, required: thresholdWords(body), actual };
    }
  }
}

/** Why the legs of a member are more than what counts of them. */
function limitWords(volume: Volume | undefined): string {
  if (!volume || !('limited' in volume)) return '';
  const { limit } = volume;
  switch (limit.formula) {
    case 'share-of-requirement': {
      const what = limit.limitsOwn ? 'each leg and own volume count' : 'each leg counts';
      return ` (${what} for at most ${limit.share} of what is required)`;
    }
    case 'weak-legs-doubled':
      return ' (the strongest leg counts for no more than all others together)';
    case 'share-of-legs':
      return ` (each leg counts for at most ${limit.share} of all legs)`;
    case 'without-strongest':
      return ' (the strongest leg does not count)';
    case 'fixed':
      return ` (each leg counts for at most ${limit.atMost})`;
  }
}

/** A threshold as people write it: `100`, `below 60`, `100 to below 200`. */
export function thresholdWords(threshold: unknown): string {
  const { atLeast, below } = threshold as { readonly atLeast?: string; readonly below?: string };
  if (below === undefined) return atLeast ?? '';
  return atLeast === undefined ? `below ${below}` : `${atLeast} to below ${below}`;
}

function rankOf(
  frame: AnsweredConditions,
  key: 'rank' | 'title',
  asked: string,
  { row, within }: Pick<Answered, 'row' | 'within'>,
): string {
  const name = placeOfRank(frame.plan, asked).ladder;
  const { rankNames, reached, paidAs, title } = frame.ladder(name);
  const ranks = key === 'title' ? title : within?.ladder === name ? reached : paidAs;
  return rankNames[ranks[row] ?? -1] ?? 'no rank';
}

function carriedWords(
  { plan, snapshot }: AnsweredConditions,
  key: 'status' | 'kind' | 'attribute',
  body: unknown,
  row: number,
): Words {
  const { statuses, kinds, texts, numbers, ownerIndex } = snapshot.members;
  const owner = ownerIndex?.[row] ?? row;
  if (key !== 'attribute') {
    const [column, usual] = key === 'status' ? [statuses, 'active'] : [kinds, 'distributor'];
    return { kind: key, subject: key, required: (body as string[]).join(' or '), actual: column?.[owner] ?? usual };
  }
  const { attribute, oneOf } = body as { readonly attribute: string; readonly oneOf: readonly string[] };
  const isFlag = plan.attributes?.[attribute]?.type === 'flag';
  const text = isFlag ? String((numbers?.[attribute]?.[owner] ?? 0) !== 0) : (texts?.[attribute]?.[owner] ?? '');
  return { kind: key, subject: attribute, required: oneOf.join(' or '), actual: text === '' ? 'unknown' : text };
}

/** The first thing that keeps a condition from holding: the innermost report that is not met. */
export function firstUnmet(report: ConditionReport): ConditionReport {
  const unmet = report.kind === 'not' ? undefined : report.of.find(({ met }) => !met);
  return unmet ? firstUnmet(unmet) : report;
}
