import { Injectable } from '@nestjs/common';
import { JobQueue } from '@upline/queue';

/** The job that makes a worker look at a run. */
export const RUN_JOB = 'commissions.run';

export interface RunJob {
  readonly tenantId: string;
  readonly runId: string;
}

@Injectable()
export class RunWaker {
  constructor(private readonly queue: JobQueue) {}

  /** At most one job waits per run and attempt. False where the queue is away: then the sweep finds the run. */
  async wake(tenantId: string, runId: string, fencingToken: number): Promise<boolean> {
    const job: RunJob = { tenantId, runId };
    return this.queue.wake(RUN_JOB, job, `run-${runId}-${fencingToken}`);
  }
}
