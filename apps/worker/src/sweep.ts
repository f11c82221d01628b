import type { RunWaker, RunWorker } from '@upline/commissions';

const EVERY_MILLISECONDS = 2_000;

/** Looks for runs that nobody works on and wakes a worker for each. What the queue forgets, PostgreSQL remembers. */
export class Sweep {
  private readonly timer: NodeJS.Timeout;
  private sweeping = false;

  constructor(
    private readonly runs: RunWorker,
    private readonly waker: RunWaker,
    private readonly onError: (error: Error) => void,
  ) {
    this.timer = setInterval(() => void this.sweep(), EVERY_MILLISECONDS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    if (this.sweeping) return;
    this.sweeping = true;
    try {
      for (const { tenantId, runId, fencingToken } of await this.runs.findDue()) {
        // Where the queue takes nothing, the run is worked on right here.
        if (!(await this.waker.wake(tenantId, runId, fencingToken))) await this.runs.advance(tenantId, runId);
      }
    } catch (error) {
      this.onError(error as Error);
    } finally {
      this.sweeping = false;
    }
  }
}
