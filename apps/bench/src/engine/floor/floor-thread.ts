import { parentPort, workerData } from 'node:worker_threads';
import type { BenchmarkData } from '../../data/benchmark-data.js';
import { LocalContestant } from '../measure/local-contestant.js';
import { bareMonth } from './bare-month.js';

const company = workerData as BenchmarkData;
const floor = new LocalContestant(
  () => bareMonth(company),
  ({ lines }) => lines,
);

parentPort?.on('message', async (question: 'run' | 'lines') => {
  if (question === 'run') return parentPort?.postMessage(await floor.run());
  const lines = await floor.lines();
  // Handed over, not copied: there may be fifty million.
  parentPort?.postMessage(
    lines,
    Object.values(lines).map((column) => column.buffer),
  );
});
