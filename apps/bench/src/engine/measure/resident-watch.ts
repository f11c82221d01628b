import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** What the thread shares: how to be told to stop, and the highest number of resident bytes that it saw. */
export interface WatchMemory {
  readonly stop: Int32Array;
  readonly peakBytes: Float64Array;
}

/** Watches how much of the process is resident from a thread of its own, because a calculation lets nobody else in. */
export class ResidentWatch {
  private constructor(
    private readonly worker: Worker,
    private readonly memory: WatchMemory,
  ) {}

  static async start(): Promise<ResidentWatch> {
    const memory = {
      stop: new Int32Array(new SharedArrayBuffer(4)),
      peakBytes: new Float64Array(new SharedArrayBuffer(8)),
    };
    const worker = new Worker(new URL('./resident-watch-thread.js', import.meta.url), { workerData: memory });
    await once(worker, 'message');
    return new ResidentWatch(worker, memory);
  }

  /** Forgets what was seen until now. */
  reset(): void {
    this.memory.peakBytes[0] = 0;
  }

  async stop(): Promise<number> {
    const ended = once(this.worker, 'exit');
    Atomics.store(this.memory.stop, 0, 1);
    await ended;
    return this.memory.peakBytes[0] ?? 0;
  }
}
