import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BenchmarkData } from '../../data/benchmark-data.js';
import type { Contestant } from '../measure/contestant.js';
import type { MonthLines } from '../month-lines.js';

/**
 * The floor in a thread of its own, which has a heap of its own: beside Upline's snapshot every array that the floor asks for
 * could set off a collection of the whole heap, and the floor would pay for what is not its own.
 */
export class FloorContestant implements Contestant {
  private readonly worker: Worker;

  constructor(company: BenchmarkData) {
    this.worker = new Worker(new URL('./floor-thread.js', import.meta.url), { workerData: company });
  }

  run(): Promise<number> {
    return this.ask<number>('run');
  }

  lines(): Promise<MonthLines> {
    return this.ask<MonthLines>('lines');
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  /** A thread that fails makes `once` throw what it failed with. */
  private async ask<Answer>(question: 'run' | 'lines'): Promise<Answer> {
    const answered = once(this.worker, 'message');
    this.worker.postMessage(question);
    const [answer] = await answered;
    return answer as Answer;
  }
}
