export { calculate } from './compute/calculate.js';
export { checkResult } from './compute/check-result.js';
export type {
  CalculationResult,
  LadderResults,
  LineColumns,
  MemberResults,
  PayeeTotals,
  PayoutColumns,
} from './compute/result.js';
export { documentPlan } from './document/document-plan.js';
export type { PlanDocument } from './document/plan-document.js';
export { renderHtml } from './document/render-html.js';
export { renderMarkdown } from './document/render-markdown.js';
export { explainPayee, type LinePage } from './explain/explain-payee.js';
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
export { missReasons } from './compute/kernels/bonus-run.js';
export { prepareExplanations, type PreparedExplanations } from './explain/prepare-explanations.js';
export { traceSource } from './explain/trace-source.js';
export { calculateFiles } from './period-file/calculate-files.js';
export type { Calculation } from './period-file/calculation.js';
export { type CarriedDocument, type PeriodFile, periodFileSchema } from './period-file/period-file-schema.js';
export { publishedPeriodSchema } from './period-file/published-period-schema.js';
export { type PeriodFileReading, readPeriodFile } from './period-file/read-period-file.js';
export type {
  CompanyResult,
  CutResult,
  LineResult,
  MemberResult,
  RankResult,
  ResultDocument,
} from './period-file/result-document.js';
export { MemberResultWriter } from './period-file/member-result-writer.js';
export { resultHead, resultJson } from './period-file/result-json.js';
export { type PeriodRun, runPeriods } from './period-file/run-periods.js';
export { warnOfPeriods } from './period-file/warn-of-periods.js';
export { writeCarried } from './period-file/write-carried.js';
export { planHash } from './plan/plan-hash.js';
export { type PlanNeeds, planNeeds } from './plan/plan-needs.js';
export { type Bonus, type Condition, type LevelBonus, type Plan, planSchema, type Volume } from './plan/plan-schema.js';
export { publishedPlanSchema } from './plan/published/published-plan-schema.js';
export { type PlanValidation, validatePlan } from './plan/validate-plan.js';
export { auroraUnilevel } from './plans/aurora-unilevel.js';
export type { CarriedState } from './snapshot/carried-state.js';
export type { MemberColumns, OrderColumns, PlacementColumns, Snapshot } from './snapshot/snapshot.js';
