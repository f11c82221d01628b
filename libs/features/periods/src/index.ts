export { type HeldPeriod, HeldPeriodsRepository } from './held-periods.repository.js';
export type { Period, PeriodStatus } from './period.js';
export { lockPeriod, unknownPeriod } from './period-lock.js';
export { type Hold, PeriodsRepository } from './periods.repository.js';
export { PeriodsService } from './periods.service.js';
