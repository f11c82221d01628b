import { type Ratio, rational, type Rational } from '@upline/money';

/** One leg of a position while it is settled. All in units of 10^-4 of volume. */
export class Side {
  carriedIn = 0;
  /** This period's volume, own volume included where the plan adds it here. */
  period = 0;
  /** What an inactive member does not get, or loses. */
  unaccrued = 0;
  /** What can be paired: below zero it is a debt. */
  total = 0;
  /** Paid on. */
  taken = 0;
  /** Over a limit, and put back. */
  kept = 0;
  /** Over a limit, and gone. */
  cut = 0;
  /** Gone by the residue rule, without having been paid on. */
  residue = 0;
  lapsed = 0;
  overCarry = 0;
  out = 0;

  reset(): void {
    this.carriedIn = this.period = this.unaccrued = this.total = this.taken = this.kept = this.cut = 0;
    this.residue = this.lapsed = this.overCarry = this.out = 0;
  }
}

/**
 * `closed`: not eligible. `no-value`: a table has no value, or the value is nothing. `no-pair`: the legs do not make a pair.
 * `paired`: there is something to pay, before limits.
 */
export type Standing = 'closed' | 'no-value' | 'no-pair' | 'paired';

/** What a limit took from a position. */
export interface Limited {
  /** The place of the limit in the bonus. */
  readonly limit: number;
  /** What was made before by everybody who shares the limit: this position, or several of one person. */
  readonly made: Rational;
  readonly sharers: number;
  /** Volume of the weak side that was not paid on. */
  readonly base: number;
}

const nothing: Ratio = { numerator: 0, denominator: 1 };

/** A position while it is settled. One is used again for row after row, so that a pass over a million makes no objects. */
export class Position {
  row: number;
  readonly left = new Side();
  readonly right = new Side();
  weak = this.left;
  strong = this.right;
  ownVolume = 0;
  cyclesBefore = 0;
  standing: Standing = 'no-pair';
  /** Cycles paid, where the mode makes cycles. */
  cycles = 0;
  /** The volume of the weak side that is paid on, and the rate. */
  base = 0;
  ratePpm = 0;
  /** The amount in rounding units: `exact` where it is there, otherwise `units * ratio`. */
  units = 0;
  ratio = nothing;
  exact: Rational | undefined;
  /** Limits that took something. */
  readonly limited: Limited[] = [];

  constructor(row = 0) {
    this.row = row;
  }

  reset(row: number): void {
    this.row = row;
    this.left.reset();
    this.right.reset();
    this.ownVolume = this.cycles = this.cyclesBefore = 0;
    this.standing = 'no-pair';
    this.pay(0, nothing);
    this.base = this.ratePpm = 0;
    if (this.limited.length > 0) this.limited.length = 0;
  }

  /** Says which side is the weak one: the left where both are equal. */
  weigh(): void {
    const leftIsWeak = this.left.total <= this.right.total;
    this.weak = leftIsWeak ? this.left : this.right;
    this.strong = leftIsWeak ? this.right : this.left;
  }

  /** Sets the amount to `units * ratio` rounding units. */
  pay(units: number, ratio: Ratio): void {
    this.units = units;
    this.ratio = ratio;
    this.exact = undefined;
  }

  get amount(): Rational {
    return this.exact ?? rational(BigInt(this.units) * BigInt(this.ratio.numerator), BigInt(this.ratio.denominator));
  }

  /** The amount as a floating-point number: good enough to see that it is nowhere near a limit. */
  get nearly(): number {
    if (this.exact) return Number(this.exact.numerator) / Number(this.exact.denominator);
    return (this.units * this.ratio.numerator) / this.ratio.denominator;
  }
}
