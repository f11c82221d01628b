import { formatDecimal, minorDigits, type Rational, roundRational, type RoundingMode } from '@upline/money';
import type { Plan } from '../../plan/plan-schema.js';

/** One amount per row. Typed arrays and arrays alike. */
export interface Column<Amount> {
  [row: number]: Amount;
  readonly length: number;
}

/** How the plan's amounts lie in minor units of its currency. */
export interface MoneyScale {
  readonly mode: RoundingMode;
  /** Digits after the point of a minor unit. */
  readonly digits: number;
  /** Units of 10^-4 of the currency in one minor unit: 100 for USD. */
  readonly unitsPerMinor: number;
  /** Minor units in one unit to which the plan rounds. */
  readonly minorPerUnit: number;
}

/**
 * What caps and cuts do with amounts. There are two: whole minor units in numbers, where lines or bonuses are rounded, and exact
 * fractions of minor units, where the payee is rounded at last. Both count in minor units of the plan currency.
 */
export interface MoneyArithmetic<Amount> {
  readonly scale: MoneyScale;
  readonly zero: Amount;
  /** A column of zeros. */
  column(size: number): Column<Amount>;
  copy(column: Column<Amount>): Column<Amount>;
  add(left: Amount, right: Amount): Amount;
  subtract(left: Amount, right: Amount): Amount;
  /** The sign of `left - right`. */
  compare(left: Amount, right: Amount): number;
  /** Units of 10^-4 of the currency; rounded by the plan where amounts are whole. */
  ofUnits(units: number): Amount;
  /** The most that can be settled of units of 10^-4: never more than they are. */
  settledDown(units: number): Amount;
  /** The largest amount that is not above an exact number of minor units. */
  atMost(minor: Rational): Amount;
  /** A rate of an amount, rounded by the plan to its digits where amounts are whole. */
  share(amount: Amount, ratePpm: number): Amount;
  /** The most that can be settled within a rate of an amount that is not negative. */
  shareDown(amount: Amount, ratePpm: number): Amount;
  /** What is paid out of an exact amount: rounded by the plan. Whole amounts are settled already. */
  settle(amount: Amount): Amount;
  /** A settled amount in units of 10^-4. @throws UplineError `RUN.AMOUNT_OUT_OF_RANGE` beyond 2^53 */
  unitsOf(amount: Amount): number;
  /** The sum of the rows. @throws UplineError `RUN.AMOUNT_OUT_OF_RANGE` beyond 2^53 where amounts are whole */
  sum(column: Column<Amount>): Amount;
  /** Deals an amount over weights so that the parts sum to it; where whole, by largest remainder, ties to the earlier place. */
  split(total: Amount, weights: readonly Amount[]): Amount[];
  /**
   * Deals an amount, down to what can be settled, over one weight per row, by largest remainder, ties to the earlier row in `order`.
   * Parts are settled amounts. Weights are not negative, one is positive.
   */
  deal(total: Amount, weights: Column<Amount>, order: Int32Array): Column<Amount>;
  /** In minor units. */
  exact(amount: Amount): Rational;
}

/** An amount as people write it, down to the minor unit. */
export function textOfAmount<Amount>(money: MoneyArithmetic<Amount>, amount: Amount): string {
  return formatDecimal(roundRational(money.exact(amount), 'down'), money.scale.digits);
}

/** @throws UplineError `CURRENCY.UNKNOWN` */
export function moneyScaleOf({ currency, rounding }: Pick<Plan, 'currency' | 'rounding'>): MoneyScale {
  const digits = minorDigits(currency);
  return {
    mode: rounding.mode,
    digits,
    unitsPerMinor: 10 ** (4 - digits),
    minorPerUnit: 10 ** (digits - rounding.digits),
  };
}
