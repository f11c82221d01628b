import type { Condition } from '../../../plan/plan-schema.js';
import type { Frame } from '../../frame/frame.js';
import type { BonusRun, MissReason } from '../bonus-run.js';
import { asksActivity } from '../level/asks-activity.js';

/** Why a member who fails `eligible` fails it: a bonus that asks for activity misses it first. */
export function whyIneligible(frame: Frame, eligible: Condition): (row: number) => MissReason {
  if (!asksActivity(eligible)) return () => 'INELIGIBLE';
  const { active } = frame;
  return (row) => (active[row] === 1 ? 'INELIGIBLE' : 'INACTIVE');
}

/** The row of the person to whom a position belongs. */
export function payeeOf({ snapshot }: Frame, row: number): number {
  return snapshot.members.ownerIndex?.[row] ?? row;
}

/** Whether a row has to be looked at: that of a person (further positions have no bonuses of their own), and of the one who is asked about. */
export function concerns({ frame, focus }: BonusRun, row: number): boolean {
  return (focus < 0 || row === focus) && payeeOf(frame, row) === row;
}
