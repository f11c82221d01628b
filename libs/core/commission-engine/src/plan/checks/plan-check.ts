import { type Fault, jsonPointer } from '@upline/kernel';
import type { PlanParts, Tokens } from '../parts/plan-parts.js';
import type { PlanOutline } from '../plan-outline.js';

/** What a check sees: the sound parts of a document, and everything that they use. */
export interface CheckedPlan {
  readonly outline: PlanOutline;
  readonly parts: PlanParts;
}

/** Looks for faults of one subject. */
export type PlanCheck = (plan: CheckedPlan) => Fault[];

/** A fault at a place; the code without `PLAN.`. */
export function faultAt(at: Tokens, code: string, detail: string): Fault {
  return { pointer: jsonPointer(...at), code: `PLAN.${code}`, detail };
}
