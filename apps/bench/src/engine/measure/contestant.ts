import type { MonthLines } from '../month-lines.js';

/** One of the two that are measured side by side. */
export interface Contestant {
  /** Calculates the month once and says how many milliseconds it took. */
  run(): Promise<number>;
  /** What the last run paid. Nothing runs after it. */
  lines(): Promise<MonthLines>;
  close(): Promise<void>;
}
