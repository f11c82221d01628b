import type { DifferentialBonus } from '../../../plan/plan-schema.js';
import type { Frame } from '../../frame/frame.js';
import type { BonusRun } from '../bonus-run.js';
import { DifferentialBasis } from './differential-basis.js';
import { PayRouter } from './pay-router.js';

/** One calculation of a differential. */
export interface DifferentialWork {
  readonly basis: DifferentialBasis;
  readonly run: BonusRun;
  readonly router: PayRouter;
}

const asked = new WeakMap<Frame, WeakMap<DifferentialBonus, DifferentialBasis>>();

/** Sets out to calculate. Where one member is asked about, the basis is kept with the frame, for others will be asked about too. */
export function differentialWork(bonus: DifferentialBonus, run: BonusRun): DifferentialWork {
  const basis = run.focus < 0 ? new DifferentialBasis(bonus, run.frame) : basisAsked(bonus, run.frame);
  return { basis, run, router: new PayRouter(basis, run) };
}

function basisAsked(bonus: DifferentialBonus, frame: Frame): DifferentialBasis {
  const ofFrame = asked.get(frame) ?? new WeakMap<DifferentialBonus, DifferentialBasis>();
  asked.set(frame, ofFrame);
  const basis = ofFrame.get(bonus) ?? new DifferentialBasis(bonus, frame);
  ofFrame.set(bonus, basis);
  return basis;
}
