import type { LevelBonus } from '../../../plan/plan-schema.js';
import type { PayBonus } from '../bonus-run.js';
import { focusRows } from './focus-rows.js';
import { openSources } from './open-sources.js';
import { payWalk } from './pay-walk.js';
import { walkRules } from './walk-rules.js';
import { boughtSources } from './walk-sources.js';

/**
 * Pays a level bonus: on what members bought, to those on the walk up from them. Lines come by source in the order of codes, and by
 * level; lines of level 0 whose source is the payee release money that was held.
 *
 * @throws UplineError `RUN.VOLUME_OUT_OF_RANGE`, `UNITS.OUT_OF_RANGE`, `RATIO.OUT_OF_RANGE` beyond 2^53
 */
export const payLevel: PayBonus<LevelBonus> = (bonus, run) => {
  const rules = walkRules(bonus, run.frame);
  const focus = focusRows(rules, run.focus);
  const wanted = focus && run.missed && openSources(bonus, rules, focus, run.focus);
  payWalk(rules, run, boughtSources(bonus, rules, wanted, focus?.below), focus);
};
