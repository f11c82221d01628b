import type { Calculation, Plan, PlanValidation, Snapshot } from '@upline/commission-engine';

/** What the workbench asks of the commission engine. */
export interface Engine {
  validatePlan(document: unknown): PlanValidation;
  /** The JSON Schema of plans. */
  planSchema(): object;
  /** @throws UplineError where the snapshot lacks what the plan reads, or a number leaves the range in which it is exact */
  calculate(plan: Plan, snapshot: Snapshot): Calculation;
  explain(plan: Plan, snapshot: Snapshot, memberIndex: number): Explanation;
  documentPlan(plan: Plan, format: 'markdown' | 'html'): string;
}

/** Why a member was paid what they were paid. */
export interface Explanation {
  /** As JSON, for programs. */
  readonly document: unknown;
  /** For people, in the order in which they are read. */
  readonly sections: readonly ExplanationSection[];
}

export interface ExplanationSection {
  readonly title: string;
  readonly sentences: readonly string[];
}
