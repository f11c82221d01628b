import {
  addRational,
  multiplyRational,
  parseRational,
  type Rational,
  rational,
  rationalOfRate,
  roundRational,
} from '@upline/money';
import type { PoolBonus } from '../../../plan/plan-schema.js';
import type { Frame } from '../../frame/frame.js';
import { companyTotals } from './company-total.js';
import type { PoolCarry } from './pool-carry.js';
import { type Pool, regionNames, regionReader } from './pools.js';

/**
 * What every pool deals, in rounding units: its part of the fund and what was carried to it. A fund below nothing is nothing. Where
 * the plan rounds each step the converted volume, the fund and the tier's part are rounded.
 */
export function fundsOf(
  bonus: PoolBonus,
  frame: Frame,
  { pools, byRegion }: { readonly pools: readonly Pool[]; readonly byRegion: readonly Rational[] },
  carry: PoolCarry,
): Rational[] {
  const step = stepper(frame);
  return pools.map(({ name, region, tier }) => {
    const fund = byRegion[region] ?? rational(0n, 1n);
    const part = bonus.tiers?.parts[tier]?.part;
    const own = part === undefined ? fund : step(multiplyRational(fund, rationalOfRate(part)));
    return addRational(own, carry.take(name));
  });
}

/** The whole fund of every region, in rounding units, before it is parted by tiers. */
export function fundByRegion(bonus: PoolBonus, frame: Frame): Rational[] {
  const { fund } = bonus;
  const step = stepper(frame);
  const regions = regionNames(bonus, frame)?.length ?? 1;
  const unitsPerWhole = rational(10n ** BigInt(frame.plan.rounding.digits), 1n);
  if ('amount' in fund) {
    const amount = step(multiplyRational(parseRational(fund.amount), unitsPerWhole));
    return new Array<Rational>(regions).fill(amount);
  }
  const regionOf = regionReader(bonus, frame);
  const counted = fund.where ? frame.marks(fund.where) : undefined;
  const totals = companyTotals(frame, fund.of, regions, (row) => (counted?.[row] === 0 ? -1 : regionOf(row)));
  const perUnit = multiplyRational(parseRational(fund.factor), multiplyRational(unitsPerWhole, rational(1n, 10_000n)));
  const share = rationalOfRate(fund.share);
  return Array.from(totals, (total) => {
    const base = step(multiplyRational(rational(BigInt(Math.max(0, total)), 1n), perUnit));
    return step(multiplyRational(base, share));
  });
}

function stepper({ plan }: Frame): (units: Rational) => Rational {
  const { where, mode } = plan.rounding;
  if (where !== 'step') return (units) => units;
  return (units) => rational(roundRational(units, mode), 1n);
}
