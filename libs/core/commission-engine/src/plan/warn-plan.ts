import type { Fault } from '@upline/kernel';
import type { CheckedPlan, PlanCheck } from './checks/plan-check.js';
import { warnOfPayout } from './warnings/warn-of-payout.js';
import { warnOfRanks } from './warnings/warn-of-ranks.js';
import { warnOfTables } from './warnings/warn-of-tables.js';
import { warnOfUnused } from './warnings/warn-of-unused.js';

/** What is allowed and probably not meant, one function per subject. `warnAbovePayoutShare` is a rate of the volume, such as "60%". */
export function warnPlan(plan: CheckedPlan, warnAbovePayoutShare: string | undefined): Fault[] {
  const warnings: readonly PlanCheck[] = [warnOfRanks, warnOfTables, warnOfPayout(warnAbovePayoutShare), warnOfUnused];
  return warnings.flatMap((warn) => warn(plan));
}
