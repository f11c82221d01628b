import { float64Column } from '@upline/kernel';
import type { StateBook } from '../../../snapshot/state-book.js';
import type { Side } from './position.js';

/**
 * What one leg of every position carries in, and carries out. With an expiry the volume is kept apart by its age in periods ('left.1' came in
 * the period before, 'left.2' in the one before that); 'left' is the sum of all ages, and below zero a debt, which has no age.
 */
export class CarriedLeg {
  private readonly totalIn: Float64Array;
  private readonly agesIn: readonly Float64Array[];
  private readonly totalOut: Float64Array;
  private readonly agesOut: readonly Float64Array[];
  /** The volume of a row by age: this period's first. */
  private readonly ages: Float64Array;

  /** `expiresAfter`: the number of periods, 0 for never. `keeps`: whether anything is going to be carried out. */
  constructor(
    private readonly state: StateBook,
    private readonly bonus: string,
    private readonly leg: 'left' | 'right',
    private readonly expiresAfter: number,
    private readonly keeps: boolean,
  ) {
    const known = agesCarriedIn(state, bonus, leg);
    this.totalIn = state.has(bonus, leg) || known.length === 0 ? state.numbers(bonus, leg) : sumOf(known);
    this.agesIn = expiresAfter === 0 ? [] : known;
    const size = keeps ? state.memberCount : 0;
    this.totalOut = float64Column(size);
    this.agesOut = Array.from({ length: expiresAfter }, () => float64Column(size));
    this.ages = float64Column(expiresAfter + 1);
  }

  carriedIn(row: number): number {
    return this.totalIn[row] ?? 0;
  }

  /**
   * Applies expiry and the carry maximum to what is left on a side, and remembers it. `most` in units of 10^-4; it limits volume, no debt.
   */
  close(row: number, side: Side, most: number): void {
    if (this.expiresAfter > 0) this.readAges(row, side);
    if (this.expiresAfter > 0) this.lapse(side);
    if (side.out > most) {
      side.overCarry = side.out - most;
      side.out = most;
      if (this.expiresAfter > 0) this.consume(side.overCarry);
    }
    if (!this.keeps) return;
    this.totalOut[row] = side.out;
    this.agesOut.forEach((column, age) => (column[row] = this.ages[age] ?? 0));
  }

  carryOut(): void {
    this.state.carryNumbers(this.bonus, this.leg, this.totalOut);
    this.agesOut.forEach((column, age) => this.state.carryNumbers(this.bonus, `${this.leg}.${age + 1}`, column));
  }

  /** Volume by age, with everything that is gone taken off, the oldest first. */
  private readAges(row: number, side: Side): void {
    const { ages, agesIn, expiresAfter } = this;
    ages.fill(0);
    // Where the plan has become stricter, what is older than it allows counts as the oldest.
    agesIn.forEach((column, place) => {
      const age = Math.min(place + 1, expiresAfter);
      ages[age] = (ages[age] ?? 0) + (column[row] ?? 0);
    });
    // What was carried in without an age counts as a period old.
    ages[1] = (ages[1] ?? 0) + side.carriedIn - sumOfAges(ages);
    ages[0] = side.total - side.carriedIn;
    let volume = 0;
    for (let age = 0; age < ages.length; age++) {
      ages[age] = Math.max(ages[age] ?? 0, 0);
      volume += ages[age] ?? 0;
    }
    this.consume(volume - Math.max(side.out, 0));
  }

  private lapse(side: Side): void {
    side.lapsed = this.ages[this.expiresAfter] ?? 0;
    this.ages[this.expiresAfter] = 0;
    side.out -= side.lapsed;
  }

  private consume(volume: number): void {
    let left = volume;
    for (let age = this.expiresAfter; age >= 0 && left > 0; age--) {
      const part = Math.min(left, this.ages[age] ?? 0);
      this.ages[age] = (this.ages[age] ?? 0) - part;
      left -= part;
    }
  }
}

function sumOfAges(ages: Float64Array): number {
  let sum = 0;
  for (let age = 1; age < ages.length; age++) sum += ages[age] ?? 0;
  return sum;
}

const oldest = 1000;

function agesCarriedIn(state: StateBook, bonus: string, leg: string): Float64Array[] {
  const ages: Float64Array[] = [];
  for (let age = 1; age <= oldest; age++) {
    if (!state.has(bonus, `${leg}.${age}`)) continue;
    while (ages.length < age - 1) ages.push(new Float64Array(0));
    ages.push(state.numbers(bonus, `${leg}.${age}`));
  }
  return ages;
}

function sumOf(columns: readonly Float64Array[]): Float64Array {
  const sums = float64Column(Math.max(...columns.map(({ length }) => length)));
  for (const column of columns)
    for (let row = 0; row < column.length; row++) sums[row] = (sums[row] ?? 0) + (column[row] ?? 0);
  return sums;
}
