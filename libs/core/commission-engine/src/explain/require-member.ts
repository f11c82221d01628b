import { UplineError } from '@upline/kernel';
import type { PreparedExplanations } from './prepare-explanations.js';

/** The code of a member. @throws UplineError `MEMBER.UNKNOWN` */
export function requireMember({ calculation }: PreparedExplanations, memberIndex: number): string {
  const code = calculation.frame.snapshot.members.codes[memberIndex];
  if (code === undefined) throw new UplineError('MEMBER.UNKNOWN', `There is no member in row ${memberIndex}.`);
  return code;
}
