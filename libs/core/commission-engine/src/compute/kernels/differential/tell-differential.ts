import { rational } from '@upline/money';
import { moneyText } from '../money-text.js';
import type { DifferentialWork } from './differential-work.js';
import type { Due } from './pay-router.js';
import type { Whole } from './wide-column.js';

/** Tells why a member has no bonus on a leg or a group. `hasBase`: there was something to pay on. */
export function tellUnpaid({ router, basis }: DifferentialWork, due: Due, hasBase: boolean): void {
  const { member } = due;
  if (!hasBase) router.tell(due, 'NOTHING_TO_PAY_ON');
  else if (basis.eligible[member] !== 1) {
    router.tell(due, router.whyIneligible(member));
    if (basis.hasPassedUp(member)) router.tell(due, 'PASSED_UP');
  } else router.tell(due, basis.rates.has[member] === 1 ? 'NO_DIFFERENCE' : 'NO_VALUE');
}

/** Tells everybody who has a rate what each of their legs takes off, in gross units. */
export function tellTakenOff({ basis, router, run }: DifferentialWork, takenOff: (row: number) => Whole): void {
  const { forest, cut, bases, eligible, gross, rates } = basis;
  const { digits } = run.frame.plan.rounding;
  for (const source of run.frame.byCode.rows) {
    const member = forest.parents[source] ?? -1;
    if (member < 0 || cut?.[source] === 1 || !router.concerns(member)) continue;
    if (eligible[member] !== 1 || rates.has[member] !== 1) continue;
    const off = takenOff(source);
    if (off <= 0) continue;
    const exact = rational(BigInt(off) * BigInt(gross.ratio.numerator), BigInt(gross.ratio.denominator));
    const due = { member, source, level: 0, baseUnits: bases[source] ?? 0, ratePpm: 0 };
    router.tell(due, 'TAKEN_OFF', '', moneyText(exact, digits));
  }
}

/** Tells everybody of the children whose legs broke away from them. */
export function tellBreakaways({ basis, router, run }: DifferentialWork): void {
  const { forest, cut, bases } = basis;
  if (!cut) return;
  for (const source of run.frame.byCode.rows) {
    const member = forest.parents[source] ?? -1;
    if (member < 0 || cut[source] !== 1) continue;
    router.tell({ member, source, level: 0, baseUnits: bases[source] ?? 0, ratePpm: 0 }, 'BREAKAWAY');
  }
}
