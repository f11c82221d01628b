export { compilePlan } from './plan/compile-plan.js';
export type { CompiledCondition, CompiledLevelBonus, CompiledPlan, CompiledVolume } from './plan/compiled-plan.js';
export { planHash } from './plan/plan-hash.js';
export { type Condition, type LevelBonus, type Plan, planSchema, type Volume } from './plan/plan-schema.js';
export { type PlanValidation, validatePlan } from './plan/validate-plan.js';
export { auroraUnilevel } from './plans/aurora-unilevel.js';
