import {
  allocateLargestRemainder,
  compareRational,
  divideRational,
  multiplyRational,
  parseVolume,
  rational,
  type Rational,
  subtractRational,
  sumRationals,
} from '@upline/money';
import type { PairingBonus } from '../../../plan/plan-schema.js';
import type { Frame } from '../../frame/frame.js';
import type { TableColumn } from '../../frame/table-column.js';
import type { PairSides } from './pair-modes.js';
import type { Position, Side } from './position.js';

type Limit = PairingBonus['limits'][number];

/** A limit of the bonus, read for everybody. */
export interface ReadLimit {
  /** Its place in the bonus. */
  readonly place: number;
  readonly of: Limit['of'];
  readonly per: Limit['per'];
  readonly excess: Limit['excess'];
  readonly most: TableColumn<string>;
  /** By value of `most`, in units of 10^-4. */
  readonly mostUnits: readonly number[];
}

/** The limits in the order in which they are applied: those of cycles first, for money follows cycles. */
export function readLimits(bonus: PairingBonus, frame: Frame): ReadLimit[] {
  const limits = bonus.limits.map(({ of, most: table, per, excess }, place): ReadLimit => {
    const most = frame.table<string>(table);
    return { place, of, per, excess, most, mostUnits: most.values.map(parseVolume) };
  });
  return [...limits.filter((limit) => limit.of === 'cycles'), ...limits.filter((limit) => limit.of === 'money')];
}

/** The most that a row may make, in units of 10^-4; undefined where the table has no value. */
export function mostOf({ most, mostUnits }: ReadLimit, row: number): number | undefined {
  return most.constant ? mostUnits[0] : mostUnits[most.places[row] ?? -1];
}

const unitsPerWhole = 10_000;

/** Takes the cycles over a limit away from positions that share it. Whole cycles are dealt by largest remainder, in the order given. */
export function limitCycles(limit: ReadLimit, mostUnits: number, sharers: readonly Position[], pair: PairSides): void {
  const most = (mostUnits - (mostUnits % unitsPerWhole)) / unitsPerWhole;
  const made = sharers.reduce((sum, { cycles }) => sum + cycles, 0);
  if (made <= most) return;
  const weights = sharers.map(({ cycles }) => BigInt(cycles));
  const parts = allocateLargestRemainder(BigInt(most), weights);
  sharers.forEach((position, place) => {
    const part = Number(parts[place] ?? 0n);
    if (part === position.cycles) return;
    const { left, right, base } = position;
    const [leftBefore, rightBefore] = [left.taken, right.taken];
    pair(position, part);
    position.standing = 'paired';
    const notPaidOn = base - position.base;
    const all = rational(BigInt(made), 1n);
    position.limited.push({ limit: limit.place, made: all, sharers: sharers.length, base: notPaidOn });
    putAside(left, leftBefore - left.taken, limit.excess);
    putAside(right, rightBefore - right.taken, limit.excess);
  });
}

/** Takes the money over a limit away from positions that share it, in proportion to what each made. `digits`: of the plan's rounding. */
export function limitMoney(limit: ReadLimit, mostUnits: number, sharers: readonly Position[], digits: number): void {
  const most = rational(BigInt(mostUnits) * 10n ** BigInt(digits), BigInt(unitsPerWhole));
  const nearlyMade = sharers.reduce((sum, { nearly }) => sum + nearly, 0);
  // Far from the limit no exact sum is needed to know that it holds.
  if (nearlyMade < (Number(most.numerator) / Number(most.denominator)) * 0.999_999) return;
  const made = sumRationals(sharers.map(({ amount }) => amount));
  if (made.numerator === 0n || compareRational(made, most) <= 0) return;
  const paid = divideRational(most, made);
  for (const position of sharers) {
    if (position.amount.numerator === 0n) continue;
    const base = reduce(position, paid, limit);
    position.limited.push({ limit: limit.place, made, sharers: sharers.length, base });
  }
}

/**
 * Leaves `paid` of what the position made. Kept volume is rounded up, so that nothing unpaid is lost; flushed volume is rounded down. Answers
 * the volume of the weak side that is not paid on.
 */
function reduce(position: Position, paid: Rational, { excess }: ReadLimit): number {
  const unpaid = subtractRational({ numerator: 1n, denominator: 1n }, paid);
  const gone = (volume: number): number => {
    const { numerator, denominator } = multiplyRational({ numerator: BigInt(volume), denominator: 1n }, unpaid);
    return Number(excess === 'carried' ? (numerator + denominator - 1n) / denominator : numerator / denominator);
  };
  const notPaidOn = gone(position.base);
  position.exact = multiplyRational(position.amount, paid);
  for (const side of [position.left, position.right]) {
    const volume = gone(side.taken);
    side.taken -= volume;
    putAside(side, volume, excess);
  }
  // The base of a line is the volume that is used up for it: the flushed part as well.
  if (excess === 'carried') position.base -= notPaidOn;
  return notPaidOn;
}

function putAside(side: Side, volume: number, excess: Limit['excess']): void {
  if (excess === 'carried') side.kept += volume;
  else side.cut += volume;
}
