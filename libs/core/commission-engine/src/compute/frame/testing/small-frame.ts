import { parseVolume } from '@upline/money';
import type { Plan } from '../../../plan/plan-schema.js';
import type { CarriedState } from '../../../snapshot/carried-state.js';
import { noDay, type Snapshot } from '../../../snapshot/snapshot.js';
import { StateBook } from '../../../snapshot/state-book.js';
import { Frame } from '../frame.js';

/** A plan of nothing but what a test says. */
export function planOf(parts: Partial<Plan>): Plan {
  return {
    language: 'upline-plan/1',
    name: 'Test',
    currency: 'USD',
    refunds: 'subtract-in-period-of-refund',
    trees: { line: { kind: 'sponsor' } },
    periods: { month: { every: 'month' } },
    volumes: { pv: { kind: 'PV', of: ['own'] } },
    active: { pv: { atLeast: '100' } },
    ranks: { contiguous: true, pay: 'paid-as', effective: 'at-once', ladder: [] },
    bonuses: [],
    rounding: { where: 'line', mode: 'half-even', digits: 2 },
    ...parts,
  };
}

export interface SmallOrder {
  readonly buyer: string;
  readonly PV: string;
  readonly paidOn?: number;
  readonly originalPaidOn?: number;
  readonly tags?: readonly string[];
  readonly reference?: string;
}

export interface SmallWorld {
  readonly period?: string;
  /** Member to sponsor; '' for nobody. Rows are in this order. */
  readonly line: Readonly<Record<string, string>>;
  readonly orders?: readonly SmallOrder[];
  /** Or one order each. */
  readonly pv?: Readonly<Record<string, string>>;
  readonly members?: Partial<Snapshot['members']>;
  readonly overrides?: Snapshot['overrides'];
  readonly carried?: CarriedState;
}

/** Rows of members by their codes, -1 for ''. */
export function rowsOf(line: Readonly<Record<string, string>>, codes: readonly string[]): Int32Array {
  const all = Object.keys(line);
  return Int32Array.from(codes, (code) => all.indexOf(code));
}

export function frameOf(plan: Plan, world: SmallWorld): Frame {
  const codes = Object.keys(world.line);
  const orders = world.orders ?? Object.entries(world.pv ?? {}).map(([buyer, PV]): SmallOrder => ({ buyer, PV }));
  const tags = [...new Set(orders.flatMap((order) => order.tags ?? []))];
  const snapshot: Snapshot = {
    period: world.period ?? '2026-11',
    members: { codes, sponsorIndex: rowsOf(world.line, Object.values(world.line)), ...world.members },
    orders: {
      references: orders.map(({ reference }, row) => reference ?? `order-${String(row).padStart(4, '0')}`),
      buyerIndex: rowsOf(
        world.line,
        orders.map(({ buyer }) => buyer),
      ),
      volumes: { PV: Float64Array.from(orders, ({ PV }) => parseVolume(PV)) },
      ...(orders.some(({ paidOn }) => paidOn !== undefined)
        ? { paidOn: Int32Array.from(orders, ({ paidOn }) => paidOn ?? noDay) }
        : {}),
      originalPaidOn: Int32Array.from(orders, ({ originalPaidOn }) => originalPaidOn ?? noDay),
      tags: Object.fromEntries(
        tags.map((tag) => [tag, Uint8Array.from(orders, (order) => (order.tags?.includes(tag) ? 1 : 0))]),
      ),
    },
    ...(world.overrides ? { overrides: world.overrides } : {}),
    ...(world.carried ? { carried: world.carried } : {}),
  };
  return new Frame(plan, snapshot, new StateBook(codes.length, world.carried));
}

/** A column by member, in whole units. */
export function byMember(frame: Frame, column: ArrayLike<number>, perWhole = 1): Record<string, number> {
  return Object.fromEntries(frame.snapshot.members.codes.map((code, row) => [code, (column[row] ?? 0) / perWhole]));
}

/** A volume by member, in wholes. */
export const volumeOf = (frame: Frame, name: string, requirement?: number): Record<string, number> =>
  byMember(frame, frame.volume(name, requirement), 10_000);

/** The codes of those who are marked. */
export const marked = (frame: Frame, marks: Uint8Array): string[] =>
  frame.snapshot.members.codes.filter((_, row) => marks[row] === 1);
