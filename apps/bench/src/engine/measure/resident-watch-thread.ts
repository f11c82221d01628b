import { parentPort, workerData } from 'node:worker_threads';
import type { WatchMemory } from './resident-watch.js';

/** A shorter pause sees no more and takes its share of the processor from what is watched. */
const pauseMilliseconds = 2;
const { stop, peakBytes } = workerData as WatchMemory;

function look(): void {
  const residentBytes = process.memoryUsage.rss();
  if (residentBytes > (peakBytes[0] ?? 0)) peakBytes[0] = residentBytes;
}

look();
parentPort?.postMessage('watching');
while (Atomics.load(stop, 0) === 0) {
  Atomics.wait(stop, 0, 0, pauseMilliseconds);
  look();
}
