import { UplineError } from '@upline/kernel';
import {
  addRational,
  apportion,
  compareRational,
  divideRational,
  multiplyRational,
  rational,
  type Rational,
  roundRational,
  subtractRational,
  sumRationals,
  zeroRational,
} from '@upline/money';
import type { Column, MoneyArithmetic, MoneyScale } from './money-arithmetic.js';

/** Amounts as exact fractions of minor units. What is settled is a whole number of the units to which the plan rounds. */
export class ExactMoney implements MoneyArithmetic<Rational> {
  readonly zero = zeroRational;
  private readonly unit: Rational;

  constructor(readonly scale: MoneyScale) {
    this.unit = rational(BigInt(scale.minorPerUnit), 1n);
  }

  column(size: number): Rational[] {
    return new Array<Rational>(size).fill(zeroRational);
  }

  copy(column: Column<Rational>): Rational[] {
    return Array.from(column, (amount) => amount ?? zeroRational);
  }

  add(left: Rational, right: Rational): Rational {
    if (right.numerator === 0n) return left;
    return left.numerator === 0n ? right : addRational(left, right);
  }

  subtract(left: Rational, right: Rational): Rational {
    return right.numerator === 0n ? left : subtractRational(left, right);
  }

  compare(left: Rational, right: Rational): number {
    return compareRational(left, right);
  }

  ofUnits(units: number): Rational {
    return units === 0 ? zeroRational : rational(BigInt(units), BigInt(this.scale.unitsPerMinor));
  }

  settledDown(units: number): Rational {
    return this.down(this.ofUnits(units));
  }

  atMost(minor: Rational): Rational {
    return minor;
  }

  share(amount: Rational, ratePpm: number): Rational {
    return multiplyRational(amount, rational(BigInt(ratePpm), 1_000_000n));
  }

  shareDown(amount: Rational, ratePpm: number): Rational {
    return this.down(this.share(amount, ratePpm));
  }

  settle(amount: Rational): Rational {
    if (amount.numerator === 0n) return amount;
    return rational(roundRational(divideRational(amount, this.unit), this.scale.mode) * this.unit.numerator, 1n);
  }

  unitsOf(amount: Rational): number {
    const units = Number((amount.numerator * BigInt(this.scale.unitsPerMinor)) / amount.denominator);
    if (Number.isSafeInteger(units)) return units;
    throw new UplineError('RUN.AMOUNT_OUT_OF_RANGE', `${units} units of money exceed 2^53.`);
  }

  sum(column: Column<Rational>): Rational {
    return sumRationals(Array.from(column, (amount) => amount ?? zeroRational));
  }

  split(total: Rational, weights: readonly Rational[]): Rational[] {
    if (total.numerator === 0n) return weights.map(() => zeroRational);
    const perWeight = divideRational(total, sumRationals(weights));
    return weights.map((weight) => multiplyRational(weight, perWeight));
  }

  deal(total: Rational, weights: Column<Rational>, order: Int32Array): Rational[] {
    const parts = this.column(weights.length);
    const rows = [...order].filter((row) => (weights[row] ?? zeroRational).numerator > 0n);
    const whole = this.down(total).numerator / this.unit.numerator;
    if (whole === 0n) return parts;
    const shares = this.split(
      rational(whole, 1n),
      rows.map((row) => weights[row] ?? zeroRational),
    );
    apportion(whole, shares).forEach((part, place) => {
      parts[rows[place] ?? 0] = rational(part * this.unit.numerator, 1n);
    });
    return parts;
  }

  exact(amount: Rational): Rational {
    return amount;
  }

  private down(amount: Rational): Rational {
    return rational(roundRational(divideRational(amount, this.unit), 'down') * this.unit.numerator, 1n);
  }
}
