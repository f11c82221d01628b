import { float64Column, int32Column, uint16Column } from '@upline/kernel';
import {
  addRational,
  type Ratio,
  type Rational,
  rational,
  roundRational,
  type RoundingMode,
  scaleUnits,
} from '@upline/money';

/** How a bonus's lines become minor units. */
export interface LineRounding {
  /** false: lines stay exact; the bonus or the payee is rounded later. */
  readonly eachLine: boolean;
  readonly mode: RoundingMode;
  /** Minor units in one rounding unit: 1 when amounts are rounded to the minor unit itself. */
  readonly minorPerUnit: number;
  /** Minor units in one unit of 10^-4 of the currency, as a fraction: what turns a base that is money into minor units. */
  readonly minorDigits: number;
}

interface Columns {
  payeeIndex: Int32Array;
  level: Uint16Array;
  sourceIndex: Int32Array;
  orderIndex: Int32Array;
  baseUnits: Float64Array;
  ratePpm: Int32Array;
  amountMinor: Float64Array;
}

/** What a line says beside its amount. */
export interface LineFacts {
  readonly payee: number;
  /** The member whose volume or pay is paid on; the payee where there is nobody else. */
  readonly source: number;
  /** The row of the order where lines are per order, -1 otherwise. */
  readonly order: number;
  readonly level: number;
  /** In units of 10^-4, of volume or of money. */
  readonly baseUnits: number;
  readonly ratePpm: number;
}

/**
 * The lines of one bonus while it is computed. Amounts come as a number of units times a fraction, exactly; they are rounded at
 * once where the plan rounds lines, and kept as fractions otherwise.
 */
export class LineBook {
  private count = 0;
  private columns: Columns;
  private readonly fractions: Rational[] = [];

  constructor(
    readonly rounding: LineRounding,
    private capacity = 1024,
  ) {
    this.columns = emptyColumns(capacity);
  }

  get length(): number {
    return this.count;
  }

  /**
   * Writes a line of `units * ratio` minor rounding units (10^-digits of the currency). Hot: takes its facts one by one. Lines that
   * round to nothing are left out. Answers the rounded amount in minor units, or 1 for a line that stays exact and is not zero.
   */
  // eslint-disable-next-line max-params -- hot: an object for each line would cost more than the line
  add(
    payee: number,
    source: number,
    level: number,
    baseUnits: number,
    ratePpm: number,
    units: number,
    ratio: Ratio,
    order = -1,
  ): number {
    const { eachLine, mode, minorPerUnit } = this.rounding;
    if (!eachLine) {
      const exact = rational(BigInt(units) * BigInt(ratio.numerator), BigInt(ratio.denominator));
      this.addFraction({ payee, source, order, level, baseUnits, ratePpm }, exact);
      return exact.numerator === 0n ? 0 : 1;
    }
    const amount = scaleUnits(units, ratio, mode) * minorPerUnit;
    if (amount !== 0) this.write(payee, source, order, level, baseUnits, ratePpm, amount);
    return amount;
  }

  /** Writes a line of an exact amount in rounding units. Answers what was written, in minor units where lines are rounded. */
  addExact(facts: LineFacts, units: Rational): number {
    const { eachLine, mode, minorPerUnit } = this.rounding;
    if (!eachLine) {
      this.addFraction(facts, units);
      return units.numerator === 0n ? 0 : 1;
    }
    const amount = Number(roundRational(units, mode)) * minorPerUnit;
    if (amount === 0) return 0;
    this.write(facts.payee, facts.source, facts.order, facts.level, facts.baseUnits, facts.ratePpm, amount);
    return amount;
  }

  /** The columns cut to the lines written, without copying them: nothing may be added afterwards. `fractions` has an exact amount in rounding units per line where lines are not rounded. */
  finish(): Readonly<Columns> & { readonly fractions: readonly Rational[] | undefined } {
    const { columns, count } = this;
    return {
      payeeIndex: columns.payeeIndex.subarray(0, count),
      level: columns.level.subarray(0, count),
      sourceIndex: columns.sourceIndex.subarray(0, count),
      orderIndex: columns.orderIndex.subarray(0, count),
      baseUnits: columns.baseUnits.subarray(0, count),
      ratePpm: columns.ratePpm.subarray(0, count),
      amountMinor: columns.amountMinor.subarray(0, count),
      fractions: this.rounding.eachLine ? undefined : this.fractions,
    };
  }

  /** The sum of the exact amounts of a payee so far, in rounding units; for caps and checks of lines that stay exact. */
  exactOf(payee: number): Rational {
    let sum = rational(0n, 1n);
    for (let line = 0; line < this.count; line++) {
      if (this.columns.payeeIndex[line] !== payee) continue;
      const { minorPerUnit } = this.rounding;
      const amount =
        this.fractions[line] ?? rational(BigInt(this.columns.amountMinor[line] ?? 0), BigInt(minorPerUnit));
      sum = addRational(sum, amount);
    }
    return sum;
  }

  private addFraction(facts: LineFacts, units: Rational): void {
    if (units.numerator === 0n) return;
    this.write(facts.payee, facts.source, facts.order, facts.level, facts.baseUnits, facts.ratePpm, 0);
    this.fractions.push(units);
  }

  // eslint-disable-next-line max-params -- hot, as above
  private write(
    payee: number,
    source: number,
    order: number,
    level: number,
    baseUnits: number,
    ratePpm: number,
    amountMinor: number,
  ): void {
    if (this.count === this.capacity) this.resize(Math.ceil(this.capacity * 1.5) + 16);
    const place = this.count++;
    const { columns } = this;
    columns.payeeIndex[place] = payee;
    columns.level[place] = level;
    columns.sourceIndex[place] = source;
    columns.orderIndex[place] = order;
    columns.baseUnits[place] = baseUnits;
    columns.ratePpm[place] = ratePpm;
    columns.amountMinor[place] = amountMinor;
  }

  private resize(capacity: number): void {
    const { columns, count } = this;
    const grown = emptyColumns(capacity);
    grown.payeeIndex.set(columns.payeeIndex.subarray(0, count));
    grown.level.set(columns.level.subarray(0, count));
    grown.sourceIndex.set(columns.sourceIndex.subarray(0, count));
    grown.orderIndex.set(columns.orderIndex.subarray(0, count));
    grown.baseUnits.set(columns.baseUnits.subarray(0, count));
    grown.ratePpm.set(columns.ratePpm.subarray(0, count));
    grown.amountMinor.set(columns.amountMinor.subarray(0, count));
    this.columns = grown;
    this.capacity = capacity;
  }
}

function emptyColumns(capacity: number): Columns {
  return {
    payeeIndex: int32Column(capacity),
    level: uint16Column(capacity),
    sourceIndex: int32Column(capacity),
    orderIndex: int32Column(capacity),
    baseUnits: float64Column(capacity),
    ratePpm: int32Column(capacity),
    amountMinor: float64Column(capacity),
  };
}
