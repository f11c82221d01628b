import type { DifferentialBonus } from '../../../plan/plan-schema.js';
import type { PayBonus } from '../bonus-run.js';
import { differentialWork } from './differential-work.js';
import { payAmounts } from './pay-amounts.js';
import { payHighest } from './pay-highest.js';
import { payOverride } from './pay-override.js';
import { payRates } from './pay-rates.js';

/**
 * Pays a stairstep with its breakaways. Lines: see `payAmounts`, `payRates`, `payHighest` for the forms, `payOverride` for groups that
 * broke away, and a line of level 0 without a rate for money that was held and is due now, `baseUnits` the money.
 *
 * @throws UplineError `RUN.VOLUME_OUT_OF_RANGE` and other `*.OUT_OF_RANGE` beyond 2^53
 */
export const payDifferential: PayBonus<DifferentialBonus> = (bonus, run) => {
  const work = differentialWork(bonus, run);
  if (bonus.form === 'amounts') payAmounts(work);
  else if (bonus.childRate === 'child') payRates(work);
  else payHighest(work);
  payOverride(work);
  work.router.settleHeld();
};
