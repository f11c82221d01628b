import { copyOfColumn, float64Column, UplineError } from '@upline/kernel';
import { rational, type Rational, type Ratio, ratioOf, scaleUnits } from '@upline/money';
import { dealWhole } from './deal-whole.js';
import { splitWhole } from './split-whole.js';
import type { Column, MoneyArithmetic, MoneyScale } from './money-arithmetic.js';

/** Amounts in whole minor units: safe integers in Float64Arrays. */
export class WholeMoney implements MoneyArithmetic<number> {
  readonly zero = 0;
  private readonly minorPerUnits: Ratio;
  private readonly ratioByRate = new Map<number, Ratio>();

  constructor(readonly scale: MoneyScale) {
    this.minorPerUnits = ratioOf(1n, BigInt(scale.unitsPerMinor));
  }

  column(size: number): Float64Array {
    return float64Column(size);
  }

  copy(column: Column<number>): Float64Array {
    return copyOfColumn(column instanceof Float64Array ? column : Float64Array.from(column));
  }

  add(left: number, right: number): number {
    return safe(left + right);
  }

  subtract(left: number, right: number): number {
    return safe(left - right);
  }

  compare(left: number, right: number): number {
    return left - right;
  }

  ofUnits(units: number): number {
    return scaleUnits(units, this.minorPerUnits, this.scale.mode);
  }

  settledDown(units: number): number {
    return scaleUnits(units, this.minorPerUnits, 'down');
  }

  atMost({ numerator, denominator }: Rational): number {
    const quotient = numerator / denominator;
    return safe(Number(numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient));
  }

  share(amount: number, ratePpm: number): number {
    const { mode, minorPerUnit } = this.scale;
    let ratio = this.ratioByRate.get(ratePpm);
    if (!ratio) {
      ratio = ratioOf(BigInt(ratePpm), 1_000_000n * BigInt(minorPerUnit));
      this.ratioByRate.set(ratePpm, ratio);
    }
    return safe(scaleUnits(amount, ratio, mode) * minorPerUnit);
  }

  shareDown(amount: number, ratePpm: number): number {
    return scaleUnits(amount, ratioOf(BigInt(ratePpm), 1_000_000n), 'down');
  }

  settle(amount: number): number {
    return amount;
  }

  unitsOf(amount: number): number {
    return safe(amount * this.scale.unitsPerMinor);
  }

  sum(column: Column<number>): number {
    let sum = 0;
    for (let row = 0; row < column.length; row++) sum = safe(sum + (column[row] ?? 0));
    return sum;
  }

  split(total: number, weights: readonly number[]): number[] {
    return splitWhole(total, weights);
  }

  deal(total: number, weights: Column<number>, order: Int32Array): Float64Array {
    return dealWhole(total, weights, order);
  }

  exact(amount: number): Rational {
    return rational(BigInt(amount), 1n);
  }
}

function safe(amount: number): number {
  if (Number.isSafeInteger(amount)) return amount + 0;
  throw new UplineError('RUN.AMOUNT_OUT_OF_RANGE', `${amount} minor units exceed 2^53.`);
}
