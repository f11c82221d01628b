export { calculate } from './compute/calculate.js';
export { checkResult } from './compute/check-result.js';
export type { CalculationResult, LineColumns, MemberResults, PayeeTotals } from './compute/result.js';
export { explainPayee } from './explain/explain-payee.js';
export type {
  BonusTrace,
  ConditionReport,
  ExplainedLine,
  ExplainedOrder,
  NotPaid,
  PayeeExplanation,
  RankReport,
  Refusal,
  SourceTrace,
  TraceStep,
} from './explain/explanation.js';
export { prepareExplanations, type PreparedExplanations } from './explain/prepare-explanations.js';
export { traceSource } from './explain/trace-source.js';
export { compilePlan } from './plan/compile-plan.js';
export type { CompiledCondition, CompiledLevelBonus, CompiledPlan, CompiledVolume } from './plan/compiled-plan.js';
export { planHash } from './plan/plan-hash.js';
export { type Condition, type LevelBonus, type Plan, planSchema, type Volume } from './plan/plan-schema.js';
export { type PlanValidation, validatePlan } from './plan/validate-plan.js';
export { auroraUnilevel } from './plans/aurora-unilevel.js';
export type { MemberColumns, OrderColumns, Snapshot } from './snapshot/snapshot.js';
