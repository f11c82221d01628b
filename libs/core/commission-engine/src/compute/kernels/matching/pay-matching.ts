import type { MatchingBonus } from '../../../plan/plan-schema.js';
import type { PayBonus } from '../bonus-run.js';
import { focusRows } from '../level/focus-rows.js';
import { payWalk } from '../level/pay-walk.js';
import { walkRules } from '../level/walk-rules.js';
import { paidSources } from '../level/walk-sources.js';

/**
 * Pays a matching bonus: on what members were paid by the bonuses named, to those on the walk up from them. Bases are money in
 * units of 10^-4 of the currency.
 *
 * @throws UplineError as `payLevel` does
 */
export const payMatching: PayBonus<MatchingBonus> = (bonus, run) => {
  const rules = walkRules(bonus, run.frame);
  const focus = focusRows(rules, run.focus);
  payWalk(rules, run, paidSources(run.paid.of(bonus.of, bonus.basis), rules, undefined, focus?.below), focus);
};
