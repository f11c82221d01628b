import { multiplyRational, type Rational, rational, subtractRational } from '@upline/money';
import type { DifferentialBasis } from './differential-basis.js';
import type { DifferentialWork } from './differential-work.js';
import { takenOffBelow } from './pay-amounts.js';
import { tellBreakaways, tellUnpaid } from './tell-differential.js';

/**
 * The form 'rates' with the rate of the child: a line for a member's own base, source themselves, and one for each leg, source the leg's
 * child, `baseUnits` the base of the leg, `ratePpm` the difference of the rates; 0 where what is below an unqualified child is taken off,
 * and with marginal brackets.
 */
export function payRates(work: DifferentialWork): void {
  const { basis, run, router } = work;
  const { forest, bases, cut } = basis;
  const below = (basis.below ??= takenOffBelow(basis, (row) => bases[row] ?? 0));
  for (const child of run.frame.byCode.rows) {
    payOwnBase(work, child);
    const member = forest.parents[child] ?? -1;
    if (member < 0 || cut?.[child] === 1 || !router.reaches(member)) continue;
    payLeg(work, member, child, basis.takes(child) ? 0n : BigInt(below.get(child)));
  }
  if (run.missed) tellBreakaways(work);
}

/** Pays the member's rate on their own base, if that counts. */
export function payOwnBase(work: DifferentialWork, member: number): void {
  const { basis, router } = work;
  const { bonus, own, rates, gross } = basis;
  if (bonus.ownBase !== 'counts' || !router.reaches(member)) return;
  const baseUnits = own[member] ?? 0;
  const due = { member, source: member, level: 0, baseUnits, ratePpm: rates.ppm[member] ?? 0 };
  const isPaid = baseUnits > 0 && (basis.members.order[member] ?? 0) > 0 && !basis.hasPassedUp(member);
  if (!isPaid) {
    if (work.run.missed) tellUnpaid(work, due, baseUnits > 0);
    return;
  }
  if (!rates.marginal) router.pay(due, gross.of(member, baseUnits), gross.ratio);
  else router.payExact(due, inMoney(basis, basis.members.difference(member, -1, baseUnits)));
}

/** `below`: what is taken off because the child takes nothing off itself. */
function payLeg(work: DifferentialWork, member: number, child: number, below: bigint): void {
  const { basis, router } = work;
  const { bases, rates, gross, members } = basis;
  const baseUnits = bases[child] ?? 0;
  const takes = basis.takes(child);
  const difference = (rates.ppm[member] ?? 0) - (takes ? (rates.ppm[child] ?? 0) : 0);
  const due = { member, source: child, level: 0, baseUnits, ratePpm: below === 0n ? Math.max(difference, 0) : 0 };
  const canBePaid = baseUnits > 0 && !basis.hasPassedUp(member);
  if (canBePaid && !rates.marginal && below === 0n && difference > 0) {
    router.pay(due, gross.at(difference, baseUnits), gross.ratio);
    return;
  }
  const off = { numerator: below, denominator: 1n };
  const net = canBePaid ? subtractRational(members.difference(member, takes ? child : -1, baseUnits), off) : off;
  if (canBePaid && net.numerator > 0n) router.payExact(due, inMoney(basis, net));
  else if (work.run.missed) tellUnpaid(work, due, baseUnits > 0);
}

/** Gross units as rounding units. */
export function inMoney({ gross }: DifferentialBasis, amount: Rational): Rational {
  return multiplyRational(amount, rational(BigInt(gross.ratio.numerator), BigInt(gross.ratio.denominator)));
}
