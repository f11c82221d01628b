import type { MonthLines } from '../month-lines.js';
import type { Contestant } from './contestant.js';

/** A calculation in this very thread. Each run finds the garbage of the ones before cleared away. */
export class LocalContestant<Result> implements Contestant {
  private last: Result | undefined;

  constructor(
    private readonly calculation: () => Result,
    private readonly linesOf: (result: Result) => MonthLines,
  ) {}

  async run(): Promise<number> {
    this.last = undefined;
    globalThis.gc?.();
    const startedAt = performance.now();
    this.last = this.calculation();
    return performance.now() - startedAt;
  }

  async lines(): Promise<MonthLines> {
    if (this.last === undefined) throw new Error('Nothing was calculated yet.');
    return this.linesOf(this.last);
  }

  async close(): Promise<void> {
    this.last = undefined;
  }
}
