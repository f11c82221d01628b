import {
  addRational,
  allocateLargestRemainder,
  multiplyRational,
  type Rational,
  rational,
  roundDivide,
  roundRational,
  subtractRational,
  zeroRational,
} from '@upline/money';
import type { PoolBonus } from '../../../plan/plan-schema.js';
import { dealWhole } from '../../cuts/deal-whole.js';
import type { BonusRun } from '../bonus-run.js';
import { concerns } from '../fixed/why-ineligible.js';
import type { Pool } from './pools.js';

const unitDigits = 4;

/**
 * Deals one fund (in rounding units) among those who have shares; the company keeps what is not dealt, which is less than nothing where
 * values are rounded up. A line is paid on the fund, at the member's part of all shares.
 */
export function dealPool(bonus: PoolBonus, pool: Pool, fund: Rational, denominator: bigint, run: BonusRun): void {
  const total = pool.shares.reduce((sum, share) => sum + share, 0n);
  const amountOf = amounts(bonus, pool, fund, { total, denominator }, run);
  const { minorPerUnit, eachLine } = run.book.rounding;
  const unitsPerRoundingUnit = rational(10n ** BigInt(unitDigits - run.frame.plan.rounding.digits), 1n);
  const baseUnits = Number(roundRational(multiplyRational(fund, unitsPerRoundingUnit), 'down'));
  let paid = 0n;
  let exact = zeroRational;
  pool.rows.forEach((row, place) => {
    if (!concerns(run, row)) return;
    const share = pool.shares[place] ?? 0n;
    const amount = amountOf(place);
    const facts = {
      payee: row,
      source: row,
      order: -1,
      level: pool.tier + 1,
      baseUnits,
      ratePpm: Number((share * 1_000_000n) / total),
    };
    const written = run.book.addExact(facts, amount);
    if (eachLine) paid += BigInt(written);
    else exact = addRational(exact, amount);
    if (written !== 0) return;
    const { payee, source, level } = facts;
    run.missed?.({ member: payee, source, level, baseUnits, reason: 'ROUNDS_TO_ZERO', required: '', actual: '' });
  });
  if (run.focus >= 0) return;
  const given = eachLine ? rational(paid, BigInt(minorPerUnit)) : exact;
  const kept = subtractRational(fund, given);
  if (kept.numerator !== 0n) run.company(kept);
}

/** The amount of each place of the pool, in rounding units. */
function amounts(
  { value, remainder, rounding }: PoolBonus,
  { shares }: Pool,
  fund: Rational,
  { total, denominator }: { readonly total: bigint; readonly denominator: bigint },
  run: BonusRun,
): (place: number) => Rational {
  if (value === 'share-rounded') {
    const ofShare = roundRational(multiplyRational(fund, rational(denominator, total)), rounding);
    return (place) => rational(ofShare * (shares[place] ?? 0n), denominator);
  }
  if (remainder === 'largest-remainder') {
    const parts = dealByShares(roundRational(fund, rounding), shares, total);
    return (place) => rational(BigInt(parts[place] ?? 0), 1n);
  }
  const perShare = fund.denominator * total;
  if (!run.book.rounding.eachLine) return (place) => rational(fund.numerator * (shares[place] ?? 0n), perShare);
  return (place) => rational(roundDivide(fund.numerator * (shares[place] ?? 0n), perShare, rounding), 1n);
}

/** By largest remainder, ties to the earlier place; in numbers as long as they are exact. */
function dealByShares(fund: bigint, shares: readonly bigint[], total: bigint): ArrayLike<number | bigint> {
  if (fund > Number.MAX_SAFE_INTEGER || total > Number.MAX_SAFE_INTEGER) return allocateLargestRemainder(fund, shares);
  const order = Int32Array.from(shares, (_, place) => place);
  return dealWhole(Number(fund), Float64Array.from(shares, Number), order);
}
