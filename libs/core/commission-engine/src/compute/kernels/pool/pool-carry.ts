import { invariant } from '@upline/kernel';
import { formatDecimal, multiplyRational, parseRational, type Rational, rational, zeroRational } from '@upline/money';
import type { CarriedEntry } from '../../../snapshot/carried-state.js';
import { requireCarried } from '../../../snapshot/require-carried.js';
import type { StateBook } from '../../../snapshot/state-book.js';

/** A fund has this many digits after the point at most: those of a volume, a factor, a share and a part. */
const mostDigits = 24;
const unitsShape = /^\d{1,30}(?:\.\d{1,24})?$/;

/**
 * Funds for which nobody qualified, by the name of their pool: list entries `{ pool, units }`, where `units` is an exact decimal text in
 * units of 10^-4 of the plan currency. A pool that the plan no longer has stays in the list.
 */
export class PoolCarry {
  private readonly carried = new Map<string, Rational>();
  /** Rounding units in one unit of 10^-4. */
  private readonly perUnit: Rational;

  constructor(
    private readonly bonus: string,
    private readonly state: StateBook,
    digits: number,
  ) {
    this.perUnit = rational(10n ** BigInt(digits), 10_000n);
    for (const { pool, units } of state.list(bonus)) {
      requireCarried(
        typeof pool === 'string' && typeof units === 'string' && unitsShape.test(units),
        bonus,
        'a fund has a pool, and units as a decimal text',
      );
      this.carried.set(pool, parseRational(units));
    }
  }

  /** What was carried to a pool, in rounding units; it is carried on only if it is kept again. */
  take(pool: string): Rational {
    const units = this.carried.get(pool);
    this.carried.delete(pool);
    return units ? multiplyRational(units, this.perUnit) : zeroRational;
  }

  /** Carries a fund out, in rounding units. */
  keep(pool: string, fund: Rational): void {
    this.carried.set(
      pool,
      rational(fund.numerator * this.perUnit.denominator, fund.denominator * this.perUnit.numerator),
    );
  }

  carryOut(): void {
    const pools = [...this.carried].sort(([one], [other]) => (one < other ? -1 : 1));
    const entries = pools.map(([pool, units]): CarriedEntry => ({ pool, units: decimalText(units) }));
    this.state.carryList(this.bonus, entries);
  }
}

function decimalText({ numerator, denominator }: Rational): string {
  const scale = 10n ** BigInt(mostDigits);
  invariant(scale % denominator === 0n, 'a fund has a last digit');
  return formatDecimal((numerator * scale) / denominator, mostDigits).replace(/\.?0+$/, '');
}
