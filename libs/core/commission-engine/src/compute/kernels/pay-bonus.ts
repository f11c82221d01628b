import { assertNever } from '@upline/kernel';
import type { Bonus } from '../../plan/plan-schema.js';
import { payAdvancement } from './advancement/pay-advancement.js';
import { payBoard } from './board/pay-board.js';
import type { BonusRun } from './bonus-run.js';
import { payDifferential } from './differential/pay-differential.js';
import { payFixed } from './fixed/pay-fixed.js';
import { payLevel } from './level/pay-level.js';
import { payMatching } from './matching/pay-matching.js';
import { payPairing } from './pairing/pay-pairing.js';
import { payPool } from './pool/pay-pool.js';

/** Pays one bonus by its kernel. */
export function payBonus(bonus: Bonus, run: BonusRun): void {
  switch (bonus.kernel) {
    case 'level':
      return payLevel(bonus, run);
    case 'matching':
      return payMatching(bonus, run);
    case 'differential':
      return payDifferential(bonus, run);
    case 'pairing':
      return payPairing(bonus, run);
    case 'pool':
      return payPool(bonus, run);
    case 'fixed':
      return payFixed(bonus, run);
    case 'advancement':
      return payAdvancement(bonus, run);
    case 'board':
      return payBoard(bonus, run);
    default:
      return assertNever(bonus);
  }
}
