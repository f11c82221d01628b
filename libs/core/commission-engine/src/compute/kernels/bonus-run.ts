import type { Rational } from '@upline/money';
import type { StateBook } from '../../snapshot/state-book.js';
import type { Frame } from '../frame/frame.js';
import type { LineBook } from '../lines/line-book.js';
import type { Miss } from './miss.js';

export { type Miss, type MissReason, missReasons } from './miss.js';

/** What bonuses paid so far to everybody, for those that match them. In units of 10^-4 of the plan currency, or exact where lines are not rounded. */
export interface PaidSoFar {
  /** Each bonus named, after or before its own cap; bonuses of other periods come from the carried state. */
  of(bonuses: readonly string[], basis: 'before-caps' | 'after-caps'): PaidColumn;
}

export interface PaidColumn {
  /** Units of 10^-4 of the currency, exact where `fractions` is undefined. */
  readonly units: Float64Array;
  /** By member: exact amounts in units of 10^-4 of the currency, where the plan does not round lines. */
  readonly fractions: readonly (Rational | undefined)[] | undefined;
}

/** Everything a kernel needs to pay one bonus, or to tell one member why they were paid or not. */
export interface BonusRun {
  readonly frame: Frame;
  readonly book: LineBook;
  readonly state: StateBook;
  readonly paid: PaidSoFar;
  /** Only this row matters (somebody asks about them); -1: everybody. A kernel may still write lines of others. */
  readonly focus: number;
  /** Told of everybody who was not paid, if somebody listens. */
  readonly missed: ((miss: Miss) => void) | undefined;
  /** Adds an exact amount, in rounding units, to what the company keeps by a rule of the plan. */
  readonly company: (units: Rational) => void;
}

/** Pays one bonus: writes lines to the book and what is to be carried to the state. */
export type PayBonus<Bonus> = (bonus: Bonus, run: BonusRun) => void;
