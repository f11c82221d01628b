import { parseVolume } from '@upline/money';
import type { Bonus, Plan } from '../../../plan/plan-schema.js';
import type { CarriedState } from '../../../snapshot/carried-state.js';
import { emptyState } from '../../../snapshot/carried-state.js';
import type { Snapshot } from '../../../snapshot/snapshot.js';
import { StateBook } from '../../../snapshot/state-book.js';
import { Frame } from '../../frame/frame.js';
import { LineBook } from '../../lines/line-book.js';
import type { Miss, PayBonus } from '../../kernels/bonus-run.js';
import { addRational, type Rational, zeroRational } from '@upline/money';
import { moneyScaleOf } from '../money-arithmetic.js';
import {} from '../money-of-plan.js';

/** A member of a company that a test tells as a table; what is left out is nothing. */
export interface SmallMember {
  readonly code: string;
  readonly sponsor?: string;
  readonly owner?: string;
  readonly points?: string;
  readonly cv?: string;
  readonly count?: string;
  readonly region?: string;
  readonly currency?: string;
  readonly enrolledOn?: number;
}

/** A plan over points, cv and count that members carry; ranks from 100, 200 and 300 points; active from 1 point. */
export function smallPlan(parts: Partial<Plan>): Plan {
  return {
    language: 'upline-plan/1',
    name: 'Small',
    currency: 'USD',
    refunds: 'subtract-in-period-of-refund',
    trees: { sponsor: { kind: 'sponsor' } },
    periods: { month: { every: 'month' } },
    attributes: {
      points: { type: 'number' },
      cv: { type: 'number' },
      count: { type: 'number' },
      region: { type: 'text', values: ['north', 'south'] },
    },
    volumes: { points: { attribute: 'points' }, cv: { attribute: 'cv' }, units: { attribute: 'count' } },
    active: { points: { atLeast: '1' } },
    ranks: {
      contiguous: true,
      pay: 'paid-as',
      effective: 'at-once',
      ladder: [
        { rank: 'silver', when: { points: { atLeast: '100' } } },
        { rank: 'gold', when: { points: { atLeast: '200' } } },
        { rank: 'diamond', when: { points: { atLeast: '300' } } },
      ],
    },
    bonuses: [],
    rounding: { where: 'line', mode: 'half-even', digits: 2 },
    ...parts,
  };
}

export function smallSnapshot(members: readonly SmallMember[], parts: Partial<Snapshot> = {}): Snapshot {
  const rowOf = new Map(members.map(({ code }, row) => [code, row]));
  const numbers = (key: 'points' | 'cv' | 'count') =>
    Float64Array.from(members, (member) => parseVolume(member[key] ?? '0'));
  return {
    period: '2026-11',
    members: {
      codes: members.map(({ code }) => code),
      sponsorIndex: Int32Array.from(members, ({ sponsor }) => rowOf.get(sponsor ?? '') ?? -1),
      ownerIndex: Int32Array.from(members, ({ owner }, row) => rowOf.get(owner ?? '') ?? row),
      ...(members.some(({ enrolledOn }) => enrolledOn !== undefined)
        ? { enrolledOn: Int32Array.from(members, ({ enrolledOn }) => enrolledOn ?? 0) }
        : {}),
      numbers: { points: numbers('points'), cv: numbers('cv'), count: numbers('count') },
      texts: { region: members.map(({ region }) => region ?? '') },
      currencies: members.map(({ currency }) => currency ?? 'USD'),
    },
    orders: { references: [], buyerIndex: new Int32Array(), volumes: {} },
    ...parts,
  };
}

export interface Played {
  readonly frame: Frame;
  readonly book: LineBook;
  /** `PAYEE amount` in rounding units, by line. */
  readonly lines: readonly string[];
  readonly misses: readonly Miss[];
  readonly company: Rational;
  readonly carried: CarriedState;
}

/** Runs one kernel over a small company. */
export function play<Kind extends Bonus>(
  pay: PayBonus<Kind>,
  bonus: Kind,
  snapshot: Snapshot,
  parts: Partial<Plan> = {},
  carriedIn: CarriedState = emptyState,
): Played {
  const plan = smallPlan({ bonuses: [bonus], ...parts });
  const state = new StateBook(snapshot.members.codes.length, carriedIn);
  const frame = new Frame(plan, snapshot, state);
  const { where } = plan.rounding;
  const { mode, minorPerUnit, digits } = moneyScaleOf(plan);
  const eachLine = where === 'line' || where === 'step';
  const book = new LineBook({ eachLine, mode, minorPerUnit, minorDigits: digits });
  const misses: Miss[] = [];
  let company = zeroRational;
  pay(bonus, {
    frame,
    book,
    state,
    paid: { of: () => ({ units: new Float64Array(), fractions: undefined }) },
    focus: -1,
    missed: (miss) => misses.push(miss),
    company: (units) => (company = addRational(company, units)),
  });
  const { payeeIndex, amountMinor, fractions } = book.finish();
  const lines = Array.from(payeeIndex, (payee, line) => {
    const exact = fractions?.[line];
    const amount = exact ? `${exact.numerator}/${exact.denominator}` : `${amountMinor[line] ?? 0}`;
    return `${snapshot.members.codes[payee] ?? ''} ${amount}`;
  });
  return { frame, book, lines, misses, company, carried: state.carriedOut(frame.period.endsOn) };
}
