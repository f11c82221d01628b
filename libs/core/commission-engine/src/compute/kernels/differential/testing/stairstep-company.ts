import type { Rational } from '@upline/money';
import type { DifferentialBonus, Plan } from '../../../../plan/plan-schema.js';
import type { CarriedState } from '../../../../snapshot/carried-state.js';
import type { Snapshot } from '../../../../snapshot/snapshot.js';
import { StateBook } from '../../../../snapshot/state-book.js';
import { Frame } from '../../../frame/frame.js';
import { LineBook } from '../../../lines/line-book.js';
import type { BonusRun, Miss } from '../../bonus-run.js';
import { payDifferential } from '../pay-differential.js';

/** Inclusive brackets on group volume, told as [from, rate]. */
export function brackets(...rows: readonly (readonly [from: string, rate: string])[]): DifferentialBonus['rate'] {
  return { axis: 'gv', read: 'whole', threshold: 'inclusive', rows: rows.map(([from, rate]) => ({ from, rate })) };
}

/** A stairstep of 3%, 6% and 9%; tests change what they are about. */
export function stairstep(change: Partial<DifferentialBonus> = {}): DifferentialBonus {
  return {
    bonus: 'step',
    kernel: 'differential',
    period: 'month',
    tree: 'sponsor',
    eligible: { kind: ['distributor', 'leader'] },
    base: { volume: 'pv', factor: '1' },
    rate: brackets(['100', '3%'], ['400', '6%'], ['1200', '9%']),
    form: 'amounts',
    childRate: 'child',
    unqualified: 'passes-up',
    ownBase: 'counts',
    ineligible: 'lost',
    ...change,
  };
}

/** code, sponsor's code ('' for nobody), PV, and a kind: distributor, leader (broke away), idle, idle-leader or retail. */
export type Row = readonly [code: string, sponsor: string, pv: number, kind?: string, rate?: string];

export function stairstepPlan(bonus: DifferentialBonus, rounding: Partial<Plan['rounding']> = {}): Plan {
  return {
    language: 'upline-plan/1',
    name: 'Stairstep',
    currency: 'USD',
    refunds: 'subtract-in-period-of-refund',
    trees: { sponsor: { kind: 'sponsor' } },
    periods: { month: { every: 'month' } },
    attributes: { class: { type: 'text', values: ['1', '2', '3', '4'] } },
    volumes: { pv: { kind: 'PV', of: ['own'] }, gv: { sum: 'pv', tree: 'sponsor', self: true } },
    active: { kind: ['distributor', 'leader'] },
    ranks: { contiguous: true, pay: 'paid-as', effective: 'at-once', ladder: [] },
    bonuses: [bonus],
    rounding: { where: 'line', mode: 'half-even', digits: 2, ...rounding },
  };
}

const units = 10_000;

function snapshotOf(rows: readonly Row[]): Snapshot {
  const codes = rows.map(([code]) => code);
  return {
    period: '2026-11',
    members: {
      codes,
      sponsorIndex: Int32Array.from(rows, ([, sponsor]) => codes.indexOf(sponsor)),
      kinds: rows.map(([, , , kind]) => kind ?? 'distributor'),
      texts: { class: rows.map(([, , , , rate]) => rate ?? '') },
    },
    orders: {
      references: codes.map((code) => `order-${code}`),
      buyerIndex: Int32Array.from(codes.keys()),
      volumes: { PV: Float64Array.from(rows, ([, , pv]) => Math.round(pv * units)) },
    },
  };
}

export interface PaidSteps {
  /** `payee source level base rate amount`: the base in whole volume, the amount in minor units. */
  readonly lines: readonly (readonly [string, string, number, number, number, number])[];
  readonly exact: readonly Rational[] | undefined;
  readonly misses: readonly Miss[];
  readonly company: readonly Rational[];
  readonly carried: CarriedState;
  /** What a payee gets in all, in minor units. */
  readonly total: (payee: string) => number;
  /** `reason source` of a member. */
  readonly told: (code: string) => readonly string[];
}

export function runSteps(
  bonus: DifferentialBonus,
  rows: readonly Row[],
  rest: {
    readonly rounding?: Partial<Plan['rounding']>;
    readonly carried?: CarriedState;
    readonly focus?: string;
  } = {},
): PaidSteps {
  const snapshot = snapshotOf(rows);
  const { codes } = snapshot.members;
  const state = new StateBook(codes.length, rest.carried);
  const plan = stairstepPlan(bonus, rest.rounding);
  const { where, mode, digits } = plan.rounding;
  const eachLine = where === 'line' || where === 'step';
  const book = new LineBook({ eachLine, mode, minorPerUnit: 10 ** (2 - digits), minorDigits: 0.01 });
  const misses: Miss[] = [];
  const company: Rational[] = [];
  const run: BonusRun = {
    frame: new Frame(plan, snapshot, state),
    book,
    state,
    paid: {
      of: () => {
        throw new Error('a stairstep reads no other bonus');
      },
    },
    focus: rest.focus === undefined ? -1 : codes.indexOf(rest.focus),
    missed: (miss) => misses.push(miss),
    company: (amount) => company.push(amount),
  };
  payDifferential(bonus, run);
  const columns = book.finish();
  const codeOf = (row: number | undefined): string => codes[row ?? -1] ?? '';
  const lines = Array.from(columns.payeeIndex, (payee, line): PaidSteps['lines'][number] => [
    codeOf(payee),
    codeOf(columns.sourceIndex[line]),
    columns.level[line] ?? 0,
    (columns.baseUnits[line] ?? 0) / units,
    columns.ratePpm[line] ?? 0,
    columns.amountMinor[line] ?? 0,
  ]);
  return {
    lines,
    exact: columns.fractions,
    misses,
    company,
    carried: state.carriedOut(0),
    total: (payee) => lines.filter(([code]) => code === payee).reduce((sum, line) => sum + line[5], 0),
    told: (code) =>
      misses.filter(({ member }) => codeOf(member) === code).map(({ reason, source }) => `${reason} ${codeOf(source)}`),
  };
}
