import { once } from 'node:events';
import { type CompanySource, fetchCompany } from '../../data/company-source.js';
import { bareMonth } from '../floor/bare-month.js';
import { calculateMonth, snapshotOf } from '../upline-month.js';
import type { MemoryFigures, MemorySubject } from './memory-figures.js';
import { ResidentWatch } from './resident-watch.js';

const mebibyte = 2 ** 20;

/** Only what is returned outlives this: the company itself may go once Upline has its snapshot. */
async function prepare(subject: MemorySubject, source: CompanySource): Promise<() => unknown> {
  const company = await fetchCompany(source);
  if (subject === 'floor') return () => bareMonth(company);
  const snapshot = snapshotOf(company);
  return () => calculateMonth(snapshot);
}

function usedBytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function measure(subject: MemorySubject, source: CompanySource): Promise<MemoryFigures> {
  const calculation = await prepare(subject, source);
  const watch = await ResidentWatch.start();
  const usedBefore = usedBytes();
  const residentBefore = process.memoryUsage.rss();
  watch.reset();
  const result = calculation();
  const peak = await watch.stop();
  const resultBytes = usedBytes() - usedBefore;
  if (result === undefined) throw new Error('The result was to be kept until it was measured.');
  return {
    snapshotMebibytes: Math.round(residentBefore / mebibyte),
    peakAboveMebibytes: Math.max(0, Math.round((peak - residentBefore) / mebibyte)),
    resultMebibytes: Math.round(resultBytes / mebibyte),
  };
}

const [{ subject, source }] = (await once(process, 'message')) as [{ subject: MemorySubject; source: CompanySource }];
process.send?.(await measure(subject, source));
process.disconnect();
