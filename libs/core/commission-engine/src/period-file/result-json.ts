import type { Plan } from '../plan/plan-schema.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import type { Calculation } from './calculation.js';
import { companyResult } from './company-result.js';
import { MemberResultWriter } from './member-result-writer.js';
import type { ResultDocument } from './result-document.js';
import { writeCarried } from './write-carried.js';

/** Everything in a result document but its members. */
export type ResultHead = Omit<ResultDocument, 'members'>;

/**
 * A result as JSON, with every line and every cut of everybody. Beyond some hundred thousand members write `resultHead` and
 * the members of `MemberResultWriter` one after another instead: the text would not fit into one string.
 */
export function resultJson(plan: Plan, snapshot: Snapshot, result: Calculation): ResultDocument {
  const { carried, ...head } = resultHead(plan, snapshot, result);
  return { ...head, members: [...new MemberResultWriter(snapshot, result).all()], carried };
}

/** What a result document says beside its members. */
export function resultHead(plan: Plan, snapshot: Snapshot, result: Calculation): ResultHead {
  return {
    language: 'upline-result/1',
    plan: plan.name,
    period: result.period,
    currency: result.currency,
    digests: { plan: result.planHash, input: result.inputDigest, result: result.digest },
    company: companyResult(result),
    carried: writeCarried(result.carriedOut, snapshot.members.codes),
  };
}
