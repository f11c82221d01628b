export { bookedVolumes } from './booked-volumes.js';
export type { PlanRecord, PlanVersion, PlanVersionSummary } from './plan-record.js';
export { PlansRepository } from './plans.repository.js';
export { PlansService } from './plans.service.js';
