import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDate } from '@upline/calendar';
import { calculate, type Plan, type Snapshot, validatePlan } from '@upline/commission-engine';
import type { BenchmarkData } from '../data/benchmark-data.js';
import { snapshotOf } from './upline-month.js';

const unitsPerCent = 100;
const commissionablePart = 0.8;
/** One member in so many joined in the month, and buys a kit. */
const newEvery = 100;

/** The ready-made hybrid plan: binary, unilevel, matching, pools, fast start, rank advancement, company cap, minimum payout. */
export function hybridPlan(): Plan {
  const file = path.resolve('libs/core/commission-engine/library/hybrid/plan.json');
  const { plan, errors } = validatePlan(JSON.parse(readFileSync(file, 'utf8')));
  if (!plan) throw new Error(`The hybrid plan has faults: ${JSON.stringify(errors)}`);
  return plan;
}

/** The benchmark's company with what the hybrid plan reads besides: commissionable volume, days, kits. */
export function hybridSnapshotOf(data: BenchmarkData): Snapshot {
  const { members, orders, carried, ...rest } = snapshotOf(data);
  const [firstDay, longAgo] = [parseDate('2026-10-01'), parseDate('2025-01-01')];
  const isNew = (row: number): boolean => row % newEvery === newEvery - 1;
  const enrolledOn = members.sponsorIndex.map((_, row) => (isNew(row) ? firstDay + (row % 28) : longAgo));
  return {
    ...rest,
    ...(carried && { carried }),
    members: { ...members, enrolledOn },
    orders: {
      ...orders,
      volumes: {
        ...orders.volumes,
        CV: Float64Array.from(data.orders.pvCents, (cents) => Math.floor(cents * commissionablePart) * unitsPerCent),
      },
      paidOn: orders.buyerIndex.map((_, row) => firstDay + (row % 31)),
      tags: { kit: Uint8Array.from(orders.buyerIndex, (buyer) => (isNew(buyer) ? 1 : 0)) },
    },
  };
}

export interface HybridFigures {
  readonly medianMilliseconds: number;
  readonly bestMilliseconds: number;
  readonly lines: number;
}

/** Calculates the hybrid month a few times, after warming up, each with a heap that was cleared before. */
export function measureHybrid(data: BenchmarkData, repetitions = 5): HybridFigures {
  const [plan, snapshot] = [hybridPlan(), hybridSnapshotOf(data)];
  let lines = calculate(plan, snapshot).lines.level.length;
  const times = Array.from({ length: repetitions }, () => {
    globalThis.gc?.();
    const before = performance.now();
    lines = calculate(plan, snapshot).lines.level.length;
    return performance.now() - before;
  }).sort((one, other) => one - other);
  return {
    medianMilliseconds: Math.round(times[Math.floor(repetitions / 2)] ?? 0),
    bestMilliseconds: Math.round(times[0] ?? 0),
    lines,
  };
}
