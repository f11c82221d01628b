import { calculate, type CalculationResult, type Condition, type Plan, type Snapshot } from '@upline/commission-engine';
import { parseDate } from '@upline/calendar';
import { formatDecimal } from '@upline/money';
import type { BenchmarkData } from '../data/benchmark-data.js';
import { benchmarkPlan } from './benchmark-plan.js';
import { type BonusName, bonusNames, type MonthLines } from './month-lines.js';

/** The only file of the bench that knows the engine. `snapshotOf` and `linesOf` are not timed; `calculateMonth` is. */
export const uplineBonuses: readonly BonusName[] = bonusNames;

const unitsPerCent = 100;

export function snapshotOf({ members, orders }: BenchmarkData): Snapshot {
  const units = (cents: Int32Array): Float64Array => Float64Array.from(cents, (each) => each * unitsPerCent);
  return {
    period: '2026-10',
    members: {
      codes: names('M', members.sponsor.length),
      sponsorIndex: members.sponsor,
      placements: { team: { parentIndex: members.binaryParent, leg: legsOf(members) } },
    },
    orders: {
      references: names('O', orders.buyer.length),
      buyerIndex: orders.buyer,
      volumes: { PV: units(orders.pvCents) },
    },
    carried: {
      asOfDay: parseDate('2026-09-30'),
      numbers: { binary: { left: units(members.carryLeftCents), right: units(members.carryRightCents) } },
      names: {},
      lists: {},
    },
  };
}

function legsOf({ binaryParent, binarySide }: BenchmarkData['members']): Int32Array {
  return Int32Array.from(binaryParent, (parent, row) => (parent < 0 ? 0 : (binarySide[row] ?? 0) + 1));
}

export function calculateMonth(snapshot: Snapshot): CalculationResult {
  return calculate(plan, snapshot);
}

export function linesOf({ lines, bonusNames: names, bonusCount }: CalculationResult): MonthLines {
  const end = lines.bonusIndex.findIndex((bonus) => bonus >= bonusCount);
  const count = end < 0 ? lines.bonusIndex.length : end;
  const places = names.map((name) => bonusNames.indexOf(name as BonusName));
  const hasSource = (row: number): boolean =>
    (names[lines.bonusIndex[row] ?? 0] ?? '') !== 'binary' && names[lines.bonusIndex[row] ?? 0] !== 'pool';
  const amountCents = lines.amountMinor.slice(0, count);
  return {
    payee: lines.payeeIndex.subarray(0, count),
    bonus: Uint8Array.from(lines.bonusIndex.subarray(0, count), (bonus) => places[bonus] ?? 0),
    level: Uint8Array.from(lines.level.subarray(0, count)),
    source: lines.sourceIndex.subarray(0, count).map((source, row) => (hasSource(row) ? source : -1)),
    baseCents: Float64Array.from(lines.baseUnits.subarray(0, count), (units) => units / unitsPerCent),
    amountCents: capped({ lines, names, bonusCount }, amountCents),
  };
}

/** The cap of the binary is a line of its own; the floor has it in the amount. */
function capped(
  { lines, names, bonusCount }: { lines: CalculationResult['lines']; names: readonly string[]; bonusCount: number },
  amountCents: Float64Array,
): Float64Array {
  const binary = names.indexOf('binary');
  const lineOf = new Map<number, number>();
  for (let line = 0; line < amountCents.length; line++) {
    if (lines.bonusIndex[line] === binary) lineOf.set(lines.payeeIndex[line] ?? -1, line);
  }
  for (let line = amountCents.length; line < lines.bonusIndex.length; line++) {
    const of = lineOf.get(lines.payeeIndex[line] ?? -1);
    if ((lines.bonusIndex[line] ?? 0) < bonusCount || of === undefined) continue;
    amountCents[of] = (amountCents[of] ?? 0) + (lines.amountMinor[line] ?? 0);
  }
  return amountCents;
}

/** In ascending order, as rows come from a database. */
function names(initial: string, count: number): string[] {
  const digits = String(count).length;
  return Array.from({ length: count }, (_, row) => initial + String(row + 1).padStart(digits, '0'));
}

const head = { period: 'month', eligible: { is: 'active' } } as const;
const upward = { rateOf: 'earner', beyondLast: 'stop', ineligible: 'lost' } as const;

export const plan: Plan = {
  language: 'upline-plan/1',
  name: 'Benchmark',
  currency: 'USD',
  refunds: 'subtract-in-period-of-refund',
  trees: { sponsor: { kind: 'sponsor' }, team: { kind: 'placement', shape: 'binary' } },
  periods: { month: { every: 'month' } },
  volumes: {
    pv: { kind: 'PV', of: ['own'] },
    gv: { sum: 'pv', tree: 'sponsor', self: true },
  },
  active: { pv: { atLeast: decimal(benchmarkPlan.activePvCents) } },
  ranks: {
    contiguous: true,
    pay: 'paid-as',
    effective: 'at-once',
    ladder: benchmarkPlan.ranks.map((asked, index) => ({
      rank: rankName(index + 1),
      when: { all: conditions(asked) },
    })),
  },
  bonuses: [
    {
      ...head,
      ...upward,
      bonus: 'unilevel',
      kernel: 'level',
      tree: 'sponsor',
      base: { volume: 'pv', factor: '1' },
      linesPer: 'buyer',
      ownPurchases: 'no-level',
      levels: benchmarkPlan.unilevel.map(({ rate, rank }) => ({
        rate: `${decimal(rate)}%`,
        minimumRank: rank === 0 ? null : rankName(rank),
      })),
      skip: { whom: 'unqualified-for-level', moves: 'payee' },
    },
    {
      ...head,
      bonus: 'binary',
      kernel: 'pairing',
      tree: 'team',
      base: { volume: 'pv', factor: '1' },
      mode: { pays: 'percent-of-weaker', rate: `${decimal(benchmarkPlan.binary.rate)}%` },
      residue: 'net-off',
      carry: { most: null, expiresAfter: null },
      limits: [],
      cap: { per: 'person', amount: decimal(benchmarkPlan.binary.mostCents), excess: 'lost' },
      inactive: 'accrues',
      ownVolumeToWeaker: null,
    },
    {
      ...head,
      ...upward,
      bonus: 'matching',
      kernel: 'matching',
      of: ['binary'],
      basis: 'after-caps',
      tree: 'sponsor',
      rates: benchmarkPlan.matching.map((rate) => `${decimal(rate)}%`),
      skip: { whom: 'ineligible', moves: 'payee' },
    },
    {
      ...head,
      bonus: 'pool',
      kernel: 'pool',
      fund: { share: `${decimal(benchmarkPlan.pool.rate)}%`, of: 'pv', factor: '1' },
      tiers: null,
      shares: [
        {
          shares: {
            byRank: Object.fromEntries(
              benchmarkPlan.ranks.flatMap(({ points }, index) =>
                points > 0 ? [[rankName(index + 1), String(points)]] : [],
              ),
            ),
          },
          how: 'add',
        },
      ],
      value: 'product',
      rounding: 'down',
      remainder: 'kept',
      nobody: 'kept',
    },
  ],
  rounding: { where: 'step', mode: 'down', digits: 2 },
};

function conditions({ pvCents, gvCents, legRank, legs }: (typeof benchmarkPlan.ranks)[number]): Condition[] {
  return [
    { is: 'active' },
    { pv: { atLeast: decimal(pvCents) } },
    { gv: { atLeast: decimal(gvCents) } },
    ...(legs > 0 ? [{ legs: { tree: 'sponsor', having: { rank: rankName(legRank) }, atLeast: legs } }] : []),
  ];
}

function rankName(rank: number): string {
  return `rank-${rank}`;
}

function decimal(hundredths: number): string {
  return formatDecimal(hundredths, 2);
}
