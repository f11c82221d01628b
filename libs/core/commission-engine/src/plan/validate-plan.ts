import type { Fault } from '@upline/kernel';
import { checkPlan } from './check-plan.js';
import { collectParts } from './parts/collect-parts.js';
import { outlinePlan } from './plan-outline.js';
import { circularReferences } from './circular-references.js';
import { type Plan, planSchema } from './plan-schema.js';
import type { SchemaNode } from './structure/schema-node.js';
import { structuralFaults } from './structure/structural-faults.js';
import { warnPlan } from './warn-plan.js';

/** What validation says of a document. `plan` is there exactly when `errors` is empty; warnings do not stop a plan. */
export interface PlanValidation {
  readonly plan?: Plan;
  readonly errors: readonly Fault[];
  readonly warnings: readonly Fault[];
}

export interface ValidationOptions {
  /** Warns where the bonuses on one volume can pay more than this share of it, such as "60%". */
  readonly warnAbovePayoutShare?: string;
}

/** Deeper documents are refused unread, so that no nesting can exhaust the stack. */
const deepest = 64;

/**
 * Reads a JSON document as a plan. Reports every fault at once, each with a JSON Pointer into the document, and never throws
 * on anything that JSON can express.
 */
export function validatePlan(document: unknown, { warnAbovePayoutShare }: ValidationOptions = {}): PlanValidation {
  if (isDeeperThan(document, deepest)) {
    const detail = `The plan is nested more than ${deepest} deep.`;
    return { errors: [{ pointer: '', code: 'PLAN.TOO_DEEP', detail }], warnings: [] };
  }
  const structural = structuralFaults(planSchema as unknown as SchemaNode, document);
  const outline = outlinePlan(document, structural);
  const checked = { outline, parts: collectParts(outline) };
  const warnings = warnPlan(checked, warnAbovePayoutShare);
  const named = checkPlan(checked);
  // Circles can only be followed where every name leads somewhere.
  const isNamed = structural.length === 0 && !named.some(({ code }) => code.startsWith('PLAN.UNKNOWN'));
  const errors = [...structural, ...named, ...(isNamed ? circularReferences(document as Plan) : [])];
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
