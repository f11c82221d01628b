import type { Fault } from '@upline/kernel';
import { warnOfRates } from './check-bonuses.js';
import { checkPlan } from './check-plan.js';
import { outlinePlan } from './plan-outline.js';
import { type Plan, planSchema } from './plan-schema.js';
import { type SchemaNode, structuralFaults } from './structural-faults.js';

/** What validation says of a document. `plan` is there exactly when `errors` is empty; warnings do not stop a plan. */
export interface PlanValidation {
  readonly plan?: Plan;
  readonly errors: readonly Fault[];
  readonly warnings: readonly Fault[];
}

/** Deeper documents are refused unread, so that no nesting can exhaust the stack. */
const deepest = 64;

/**
 * Reads a JSON document as a plan. Reports every fault at once, each with a JSON Pointer into the document, and never throws
 * on anything that JSON can express.
 */
export function validatePlan(document: unknown): PlanValidation {
  if (isDeeperThan(document, deepest)) {
    const detail = `The plan is nested more than ${deepest} deep.`;
    return { errors: [{ pointer: '', code: 'PLAN.TOO_DEEP', detail }], warnings: [] };
  }
  const structural = structuralFaults(planSchema as unknown as SchemaNode, document);
  const outline = outlinePlan(document, structural);
  const errors = [...structural, ...checkPlan(outline)];
  const warnings = warnOfRates(outline);
  return errors.length === 0 ? { plan: document as Plan, errors, warnings } : { errors, warnings };
}

function isDeeperThan(document: unknown, limit: number): boolean {
  let layer = [document];
  for (let depth = 0; depth <= limit; depth++) {
    layer = layer.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
    if (layer.length === 0) return false;
  }
  return true;
}
