import { assertNever } from '@upline/kernel';
import { parseVolume, type Ratio, rational } from '@upline/money';
import type { PairingBonus } from '../../../plan/plan-schema.js';
import type { Frame } from '../../frame/frame.js';
import type { Table } from '../../frame/table-column.js';
import { cyclesOnChangingSides, cyclesOnFixedSides, noCycles, type Pair } from './count-cycles.js';
import { amountRatio, type Conversion, conversionOf, type Price } from './pair-price.js';
import type { Position } from './position.js';
import { readPair } from './read-pair.js';

/** Pairs the two sides of a position: says what is taken off them and what it is worth. At most so many cycles. */
export type PairSides = (position: Position, mostCycles: number) => void;

/** `cycleValue`: what a cycle of a pool is worth, in rounding units; undefined while cycles are only counted. */
export function pairMode(bonus: PairingBonus, frame: Frame, cycleValue: Ratio | undefined): PairSides {
  const { mode, base } = bonus;
  const { rounding } = frame.plan;
  const conversion = conversionOf(base.factor, rounding);
  switch (mode.pays) {
    case 'percent-of-weaker':
    case 'volume-ratio': {
      const priced = pricesOf(frame, mode.rate, conversion);
      return mode.pays === 'volume-ratio' ? volumeRatio(priced, conversion) : percentOfWeaker(priced, conversion);
    }
    case 'cycles': {
      const priced = pricesOf(frame, mode.value, conversion);
      return cycles(mode, (position) => {
        const price = priced(position.row);
        if (price) payCycles(position, price, conversion);
        return price !== undefined;
      });
    }
    case 'pool':
      return cycles(mode, (position) => {
        position.pay(position.cycles, cycleValue ?? oneUnit);
        return true;
      });
    case 'schedule':
      return schedule(mode.rows, rounding.digits);
    default:
      return assertNever(mode);
  }
}

const oneUnit: Ratio = { numerator: 1, denominator: 1 };

/** The price for a row; undefined where the table has none. */
function pricesOf(frame: Frame, table: Table<string>, { priceOf }: Conversion): (row: number) => Price | undefined {
  const { values, places, constant } = frame.table(table);
  const prices = values.map(priceOf);
  return constant ? () => prices[0] : (row) => prices[places[row] ?? -1];
}

function percentOfWeaker(priceAt: (row: number) => Price | undefined, { convert }: Conversion): PairSides {
  return (position) => {
    const price = takeWeaker(position, priceAt);
    if (price) position.pay(convert(position.base), price.ratio);
    refuseNothing(position);
  };
}

function volumeRatio(priceAt: (row: number) => Price | undefined, { convert }: Conversion): PairSides {
  return (position) => {
    const price = takeWeaker(position, priceAt);
    if (price) {
      const { numerator, denominator } = price.ratio;
      position.units = convert(position.base);
      position.exact = rational(
        BigInt(position.units) * BigInt(numerator) * BigInt(position.weak.total),
        BigInt(denominator) * BigInt(position.strong.total),
      );
      position.ratio = price.ratio;
    }
    refuseNothing(position);
  };
}

/** Takes what the weaker side has off both. Answers the price if there is something to pay. */
function takeWeaker(position: Position, priceAt: (row: number) => Price | undefined): Price | undefined {
  const { weak, strong } = position;
  const price = priceAt(position.row);
  position.standing = price ? 'paired' : 'no-value';
  if (!price) return undefined;
  if (weak.total <= 0) {
    position.standing = 'no-pair';
    return undefined;
  }
  position.base = weak.taken = strong.taken = weak.total;
  position.ratePpm = price.ratePpm;
  return price;
}

type CyclesMode = Pick<Extract<PairingBonus['mode'], { pays: 'cycles' }>, 'pair' | 'firstPair' | 'sides'>;

/** `value` prices the cycles that the position made; it answers false where there is no price. */
function cycles(mode: CyclesMode, value: (position: Position) => boolean): PairSides {
  const pair = readPair(mode.pair);
  const firstPair = mode.firstPair ? readPair(mode.firstPair) : undefined;
  const changing = mode.sides === 'each-cycle';
  return (position, mostCycles) => {
    takeCycles(position, position.cyclesBefore === 0 ? firstPair : undefined, pair, { changing, mostCycles });
    position.standing = position.cycles > 0 ? 'paired' : 'no-pair';
    if (!value(position)) position.standing = 'no-value';
    refuseNothing(position);
  };
}

/** The first cycle of all takes its own pair; whoever cannot make it makes no other. */
function takeCycles(
  position: Position,
  firstPair: Pair | undefined,
  pair: Pair,
  { changing, mostCycles }: { readonly changing: boolean; readonly mostCycles: number },
): void {
  const { left, right, weak } = position;
  const leftIsWeak = weak === left;
  const first = firstPair
    ? cyclesOnFixedSides(left.total, right.total, firstPair, leftIsWeak, Math.min(1, mostCycles))
    : noCycles;
  const most = firstPair && first.count === 0 ? 0 : mostCycles - first.count;
  const [leftNow, rightNow] = [left.total - first.left, right.total - first.right];
  const rest = changing
    ? cyclesOnChangingSides(leftNow, rightNow, pair, most)
    : cyclesOnFixedSides(leftNow, rightNow, pair, leftIsWeak, most);
  position.cycles = first.count + rest.count;
  position.base = first.weak + rest.weak;
  left.taken = first.left + rest.left;
  right.taken = first.right + rest.right;
}

function payCycles(position: Position, price: Price, { convert }: Conversion): void {
  position.ratePpm = price.ratePpm;
  position.pay(price.isRate ? convert(position.base) : position.cycles, price.ratio);
}

function schedule(
  rows: readonly { readonly strong: string; readonly weak: string; readonly amount: string }[],
  digits: number,
): PairSides {
  const steps = rows.map((row) => ({
    strong: parseVolume(row.strong),
    weak: parseVolume(row.weak),
    ratio: amountRatio(row.amount, digits),
  }));
  return (position) => {
    const { strong, weak } = position;
    const [ofStrong, ofWeak] = [Math.max(strong.total, 0), Math.max(weak.total, 0)];
    const reached = steps.findLast((step) => ofStrong >= step.strong && ofWeak >= step.weak);
    position.standing = reached ? 'paired' : 'no-pair';
    if (!reached) return;
    strong.taken = reached.strong;
    position.base = weak.taken = reached.weak;
    position.pay(1, reached.ratio);
    refuseNothing(position);
  };
}

/** A rate or an amount of nothing is no payment, so nothing is taken off. */
function refuseNothing(position: Position): void {
  if (position.standing === 'paired' && position.ratio.numerator !== 0) return;
  if (position.standing === 'paired') position.standing = 'no-value';
  position.left.taken = position.right.taken = position.base = position.cycles = 0;
  position.pay(0, position.ratio);
}
