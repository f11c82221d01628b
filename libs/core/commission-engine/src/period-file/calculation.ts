import type {
  CalculationResult,
  LadderResults,
  LineColumns,
  PayoutColumns as ResultPayouts,
} from '../compute/result.js';

/** What is written of the outcome of a calculation. */
export type Calculation = CalculationResult;
export type LadderColumns = LadderResults;
export type CalculationLines = LineColumns;
export type PayoutColumns = ResultPayouts;
