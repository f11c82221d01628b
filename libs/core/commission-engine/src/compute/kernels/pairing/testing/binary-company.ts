import { type Rational } from '@upline/money';
import type { PairingBonus, Plan } from '../../../../plan/plan-schema.js';
import type { CarriedState } from '../../../../snapshot/carried-state.js';
import type { Snapshot } from '../../../../snapshot/snapshot.js';
import { StateBook } from '../../../../snapshot/state-book.js';
import { Frame } from '../../../frame/frame.js';
import { LineBook } from '../../../lines/line-book.js';
import type { BonusRun, Miss } from '../../bonus-run.js';
import { payPairing } from '../pay-pairing.js';

/** A bonus of 10% of the weaker leg without any limit; tests change what they are about. */
export function pairingBonus(change: Partial<PairingBonus> = {}): PairingBonus {
  return {
    bonus: 'team',
    kernel: 'pairing',
    period: 'month',
    tree: 'team',
    eligible: { kind: ['distributor'] },
    base: { volume: 'cv', factor: '1' },
    mode: { pays: 'percent-of-weaker', rate: '10%' },
    residue: 'net-off',
    carry: { most: null, expiresAfter: null },
    limits: [],
    inactive: 'accrues',
    ownVolumeToWeaker: null,
    ...change,
  };
}

/** A plan with that bonus. `limit` is a number that members carry, for tables; kind 'idle' is not eligible. */
export function binaryPlan(bonus: PairingBonus, rounding: Partial<Plan['rounding']> = {}): Plan {
  return {
    language: 'upline-plan/1',
    name: 'Binary',
    currency: 'USD',
    refunds: 'subtract-in-period-of-refund',
    trees: { sponsor: { kind: 'sponsor' }, team: { kind: 'placement', shape: 'binary' } },
    periods: { month: { every: 'month' } },
    attributes: { level: { type: 'number' } },
    volumes: { cv: { kind: 'CV', of: ['own'] }, level: { attribute: 'level' } },
    active: { kind: ['distributor'] },
    ranks: { contiguous: true, pay: 'paid-as', effective: 'at-once', ladder: [] },
    bonuses: [bonus],
    rounding: { where: 'line', mode: 'half-even', digits: 2, ...rounding },
  };
}

/** A position as a test tells it: whole volumes. */
export interface Place {
  readonly code: string;
  readonly under?: string;
  readonly leg?: 1 | 2;
  readonly cv?: number;
  readonly idle?: boolean;
  /** The person whose further position it is. */
  readonly owner?: string;
  readonly level?: number;
}

const units = 10_000;

export function binarySnapshot(places: readonly Place[]): Snapshot {
  const rowOf = (code: string | undefined): number => places.findIndex((place) => place.code === code);
  return {
    period: '2026-11',
    members: {
      codes: places.map(({ code }) => code),
      sponsorIndex: new Int32Array(places.length).fill(-1),
      placements: {
        team: {
          parentIndex: Int32Array.from(places, ({ under }) => rowOf(under)),
          leg: Int32Array.from(places, ({ leg }) => leg ?? 0),
        },
      },
      ownerIndex: Int32Array.from(places, ({ code, owner }) => rowOf(owner ?? code)),
      kinds: places.map(({ idle }) => (idle ? 'idle' : 'distributor')),
      numbers: { level: Float64Array.from(places, ({ level }) => (level ?? 0) * units) },
    },
    orders: {
      references: places.map(({ code }) => `order-${code}`),
      buyerIndex: Int32Array.from(places.keys()),
      volumes: { CV: Float64Array.from(places, ({ cv }) => Math.round((cv ?? 0) * units)) },
    },
  };
}

/** What a run said, in whole volumes and in amounts of the currency. */
export interface Paid {
  /** `payee source base rate amount`, the amount in minor units. */
  readonly lines: readonly (readonly [string, string, number, number, number])[];
  readonly exact: readonly Rational[] | undefined;
  readonly misses: readonly Miss[];
  readonly carried: CarriedState;
  readonly company: readonly Rational[];
  /** A number that is carried out, of a code, in whole units. */
  readonly out: (quantity: string, code: string) => number;
  readonly run: BonusRun;
}

/** Runs the bonus. `carriedIn`: by quantity ('left', 'right', ...) and code, in whole units. */
export function runPairing(
  bonus: PairingBonus,
  snapshot: Snapshot,
  rest: {
    readonly carriedIn?: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly carried?: CarriedState;
    readonly rounding?: Partial<Plan['rounding']>;
    readonly focus?: number;
  } = {},
): Paid {
  const { codes } = snapshot.members;
  const columns = Object.entries(rest.carriedIn ?? {}).map(([quantity, byCode]) => [
    quantity,
    Float64Array.from(codes, (code) => Math.round((byCode[code] ?? 0) * units)),
  ]);
  const carriedIn = { asOfDay: 0, numbers: { team: Object.fromEntries(columns) }, names: {}, lists: {} };
  const state = new StateBook(codes.length, rest.carried ?? carriedIn);
  const plan = binaryPlan(bonus, rest.rounding);
  const { where, mode, digits } = plan.rounding;
  const book = new LineBook({
    eachLine: where === 'line' || where === 'step',
    mode,
    minorPerUnit: 10 ** (2 - digits),
    minorDigits: 0.01,
  });
  const misses: Miss[] = [];
  const company: Rational[] = [];
  const run: BonusRun = {
    frame: new Frame(plan, snapshot, state),
    book,
    state,
    paid: {
      of: () => {
        throw new Error('pairing reads no other bonus');
      },
    },
    focus: rest.focus ?? -1,
    missed: (miss) => misses.push(miss),
    company: (amount) => company.push(amount),
  };
  payPairing(bonus, run);
  const lines = book.finish();
  const carried = state.carriedOut(0);
  return {
    lines: Array.from(lines.payeeIndex, (payee, line) => [
      codes[payee] ?? '',
      codes[lines.sourceIndex[line] ?? 0] ?? '',
      (lines.baseUnits[line] ?? 0) / units,
      lines.ratePpm[line] ?? 0,
      lines.amountMinor[line] ?? 0,
    ]),
    exact: lines.fractions,
    misses,
    carried,
    company,
    out: (quantity, code) => (carried.numbers.team?.[quantity]?.[codes.indexOf(code)] ?? 0) / units,
    run,
  };
}

/** One position with a left and a right leg of so much volume; `idle` when it is not eligible. */
export function legsOf(left: number, right: number, top: Partial<Place> = {}): Snapshot {
  return binarySnapshot([
    { code: 'top', ...top },
    { code: 'x-left', under: 'top', leg: 1, cv: left, idle: true },
    { code: 'y-right', under: 'top', leg: 2, cv: right, idle: true },
  ]);
}
