import { Injectable } from '@nestjs/common';
import { UplineError } from '@upline/kernel';
import { CalculationThread } from './calculation-thread.js';

/** Files that take longer belong on the workbench, which has all the time in the world. */
const longestMilliseconds = 20_000;

/**
 * Calculates plan and period files that touch no company's data, for plan designers. One after another in a thread of its own, which ends when
 * a calculation takes too long.
 */
@Injectable()
export class SandboxService {
  private thread: CalculationThread | undefined;
  private last: Promise<unknown> = Promise.resolve();

  /** The result of the files as plain JSON. @throws SANDBOX.INVALID with a pointer to every fault, SANDBOX.TOO_LONG */
  async calculate(plan: object, period: object): Promise<object> {
    const answer = this.last.catch(() => undefined).then(() => this.within(plan, period));
    this.last = answer;
    return answer;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.last.catch(() => undefined);
    await this.thread?.stop();
  }

  private async within(plan: object, period: object): Promise<object> {
    const thread = (this.thread ??= new CalculationThread());
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(this.giveUp(thread)), longestMilliseconds);
    });
    try {
      return await Promise.race([thread.sandbox(plan, period), tooLong]);
    } finally {
      clearTimeout(timer);
    }
  }

  private giveUp(thread: CalculationThread): UplineError {
    this.thread = undefined;
    void thread.abandon();
    return new UplineError(
      'SANDBOX.TOO_LONG',
      `The calculation takes more than ${longestMilliseconds / 1000} seconds. Run the files with the workbench: npm run plan -- run PLAN PERIOD.`,
    );
  }
}
