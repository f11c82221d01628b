import { addRational, type Rational, zeroRational } from '@upline/money';
import type { DifferentialBasis } from './differential-basis.js';
import type { DifferentialWork } from './differential-work.js';
import { partsByHighestRate } from './highest-on-line.js';
import type { LegParts } from './leg-parts.js';
import { inMoney, payOwnBase } from './pay-rates.js';
import { tellBreakaways, tellUnpaid } from './tell-differential.js';

/**
 * The form 'rates' with the highest rate on the line: as with the rate of the child, but a line for each distinct rate that is the highest
 * between parts of the leg and the member, `baseUnits` the volume of those parts. A part with as high a rate pays nothing and takes nothing off the
 * others; parts that refunds made negative are taken off, and a leg that comes to less than nothing pays nothing.
 */
export function payHighest(work: DifferentialWork): void {
  const { basis, run, router } = work;
  const { forest, bases, cut, own } = basis;
  const parts = (basis.parts ??= partsByHighestRate(basis));
  const hasRefunds = own.some((volume) => volume < 0);
  for (const child of run.frame.byCode.rows) {
    payOwnBase(work, child);
    const member = forest.parents[child] ?? -1;
    if (member < 0 || cut?.[child] === 1 || !router.reaches(member)) continue;
    const isPaid = !basis.hasPassedUp(member) && (!hasRefunds || legTotal(basis, parts, member, child).numerator > 0n);
    const count = isPaid ? payParts(work, parts, member, child) : 0;
    if (count > 0 || !run.missed) continue;
    const baseUnits = bases[child] ?? 0;
    tellUnpaid(work, { member, source: child, level: 0, baseUnits, ratePpm: 0 }, baseUnits > 0);
  }
  if (run.missed) tellBreakaways(work);
}

function legTotal({ members }: DifferentialBasis, parts: LegParts, member: number, child: number): Rational {
  let total = zeroRational;
  parts.each(child, (highest, volume) => {
    total = addRational(total, members.difference(member, highest, volume));
  });
  return total;
}

/** Answers how many parts there were to pay on. */
function payParts(work: DifferentialWork, parts: LegParts, member: number, child: number): number {
  const { basis, router } = work;
  const { rates, gross, members } = basis;
  let count = 0;
  parts.each(child, (highest, baseUnits) => {
    if (baseUnits === 0) return;
    count++;
    const ratePpm = (rates.ppm[member] ?? 0) - (highest < 0 ? 0 : (rates.ppm[highest] ?? 0));
    const due = { member, source: child, level: 0, baseUnits, ratePpm };
    if (!rates.marginal) router.pay(due, gross.at(ratePpm, baseUnits), gross.ratio);
    else router.payExact(due, inMoney(basis, members.difference(member, highest, baseUnits)));
  });
  return count;
}
