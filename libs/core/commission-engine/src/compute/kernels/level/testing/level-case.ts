import { type Rational, rational } from '@upline/money';
import type { Bonus, LevelBonus, MatchingBonus, Plan } from '../../../../plan/plan-schema.js';
import type { CarriedState } from '../../../../snapshot/carried-state.js';
import type { Snapshot } from '../../../../snapshot/snapshot.js';
import { StateBook } from '../../../../snapshot/state-book.js';
import { Frame } from '../../../frame/frame.js';
import { LineBook } from '../../../lines/line-book.js';
import type { BonusRun, Miss, PaidColumn } from '../../bonus-run.js';

/** One member of a small company. Ranks are 0 for none up to 3, in units of volume. */
export interface CaseMember {
  readonly parent: number;
  readonly eligible?: boolean;
  readonly rank?: number;
  readonly boundary?: boolean;
  readonly open?: boolean;
  readonly takes?: number;
  /** Which row of the tables, 0 for none. */
  readonly tier?: number;
  readonly owner?: number;
  readonly firstStep?: number;
  /** Orders of the member, in units of 10^-4. */
  readonly orders?: readonly number[];
}

export interface LevelCase {
  readonly members: readonly CaseMember[];
  readonly bonus: LevelBonus | MatchingBonus;
  readonly rounding?: Plan['rounding'];
  readonly carried?: CarriedState;
  readonly paid?: PaidColumn;
}

const whole = 10_000;

/** The plan around one bonus: attributes say what members are. */
export function casePlan(bonus: Bonus, rounding?: Plan['rounding']): Plan {
  const numbers = ['eligible', 'level', 'boundary', 'open', 'takes', 'tier'];
  return {
    language: 'upline-plan/1',
    name: 'One bonus',
    currency: 'USD',
    refunds: 'subtract-in-period-of-refund',
    trees: { sponsor: { kind: 'sponsor' } },
    periods: { month: { every: 'month' } },
    attributes: Object.fromEntries(numbers.map((name) => [name, { type: 'number' }])),
    volumes: {
      cv: { kind: 'CV', of: ['own'] },
      ...Object.fromEntries(numbers.map((name) => [name, { attribute: name }])),
    },
    active: { eligible: { atLeast: '1' } },
    ranks: {
      contiguous: true,
      pay: 'paid-as',
      effective: 'at-once',
      ladder: [1, 2, 3].map((place) => ({ rank: `r${place}`, when: { level: { atLeast: String(place) } } })),
    },
    bonuses: [bonus],
    rounding: rounding ?? { where: 'line', mode: 'half-up', digits: 2 },
  };
}

export function caseFrame({ members, bonus, rounding, carried }: LevelCase): Frame {
  const size = members.length;
  const column = (read: (member: CaseMember) => number) => Float64Array.from(members, (each) => read(each) * whole);
  const buyers = members.flatMap(({ orders = [] }, row) => orders.map(() => row));
  const units = Float64Array.from(members.flatMap(({ orders = [] }) => orders));
  const snapshot: Snapshot = {
    period: '2026-11',
    members: {
      codes: members.map((_, row) => `M${String(row).padStart(8, '0')}`),
      sponsorIndex: Int32Array.from(members, ({ parent }) => parent),
      ownerIndex: Int32Array.from(members, ({ owner }, row) => owner ?? row),
      numbers: {
        eligible: column(({ eligible = true }) => (eligible ? 1 : 0)),
        level: column(({ rank = 0 }) => rank),
        boundary: column(({ boundary = false }) => (boundary ? 1 : 0)),
        open: column(({ open = true }) => (open ? 1 : 0)),
        takes: column(({ takes = 0 }) => takes),
        tier: column(({ tier = 0 }) => tier),
      },
    },
    orders: {
      references: buyers.map((_, order) => `O${String(order).padStart(4, '0')}`),
      buyerIndex: Int32Array.from(buyers),
      volumes: { CV: units },
    },
    ...(carried && { carried }),
  };
  const frame = new Frame(casePlan(bonus, rounding), snapshot, new StateBook(size, carried));
  const view = frame.tree('sponsor');
  if (members.some(({ firstStep }) => firstStep !== undefined)) {
    const firstStep = Int32Array.from(members, (each) => each.firstStep ?? each.parent);
    Object.defineProperty(frame, 'tree', { value: () => ({ ...view, firstStep }) });
  }
  Object.defineProperty(frame, 'orderUnits', { value: () => units });
  return frame;
}

export interface Ran {
  readonly run: BonusRun;
  /** payee, source, level, exact amount in rounding units, order. */
  readonly lines: readonly [number, number, number, string, number][];
  readonly misses: readonly Miss[];
  readonly company: readonly Rational[];
}

/** Runs a kernel over a frame. */
export function runCase(
  levelCase: LevelCase,
  frame: Frame,
  pay: (run: BonusRun) => void,
  { focus = -1, listens = false }: { focus?: number; listens?: boolean } = {},
): Ran {
  const { where, mode } = frame.plan.rounding;
  const minorPerUnit = 10 ** (2 - frame.plan.rounding.digits);
  const rounding = { eachLine: where === 'line' || where === 'step', mode, minorPerUnit, minorDigits: 2 };
  const misses: Miss[] = [];
  const company: Rational[] = [];
  const run: BonusRun = {
    frame,
    book: new LineBook(rounding, 16),
    state: new StateBook(frame.memberCount, levelCase.carried),
    paid: { of: () => levelCase.paid ?? { units: new Float64Array(frame.memberCount), fractions: undefined } },
    focus,
    missed: listens ? (miss) => misses.push(miss) : undefined,
    company: (units) => company.push(units),
  };
  pay(run);
  const written = run.book.finish();
  const lines = Array.from(written.payeeIndex, (payee, line): Ran['lines'][number] => {
    const minor = rational(BigInt(written.amountMinor[line] ?? 0), BigInt(minorPerUnit));
    const { numerator, denominator } = written.fractions?.[line] ?? minor;
    const [source = 0, level = 0, order = -1] = [
      written.sourceIndex[line],
      written.level[line],
      written.orderIndex[line],
    ];
    return [payee, source, level, `${numerator}/${denominator}`, order];
  });
  return { run, lines, misses, company };
}
