import { multiplyRational, subtractRational } from '@upline/money';
import type { BonusRun } from '../bonus-run.js';
import type { CycleValue } from './cycle-value.js';

/** What truncating the value of a cycle leaves of a pool, or all of it where nobody made a cycle, stays with the company. */
export function keepRemainder({ fund, cycles, value }: CycleValue, { company }: BonusRun): void {
  if (fund.numerator <= 0n) return;
  const dealt = multiplyRational(
    { numerator: BigInt(value.numerator), denominator: BigInt(value.denominator) },
    { numerator: BigInt(cycles), denominator: 1n },
  );
  const kept = subtractRational(fund, dealt);
  if (kept.numerator > 0n) company(kept);
}
