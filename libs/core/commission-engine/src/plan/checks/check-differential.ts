import type { Fault } from '@upline/kernel';
import type { DifferentialBonus } from '../plan-schema.js';
import { checkOwnVolume } from './check-base.js';
import type { CheckedBonus } from './checked-bonus.js';
import { faultAt } from './plan-check.js';

/** Keys of a differential that contradict one another. */
export function checkDifferential({ bonus, at, outline }: CheckedBonus<DifferentialBonus>): Fault[] {
  const says = `bonus ${bonus.bonus}`;
  const base = `${says} adds up ${bonus.base.volume} over everybody below, but that REASON: name the own volume instead`;
  const faults = checkOwnVolume(outline, bonus.base.volume, [...at, 'base', 'volume'], base);
  if (bonus.form === 'amounts' && bonus.childRate === 'highest-on-line') {
    const detail = `${says} takes off amounts, which each child has of its own: the highest rate on the line is for the form "rates"`;
    faults.push(faultAt([...at, 'childRate'], 'KEYS_CONTRADICT', detail));
  }
  return faults;
}
