import { float64Column, int32Column, UplineError } from '@upline/kernel';
import { addRational, type Rational, rational, zeroRational } from '@upline/money';
import type { LevelBonus } from '../../../plan/plan-schema.js';
import { moneyBase } from '../../lines/money-base.js';
import type { PaidColumn } from '../bonus-run.js';
import { countsAsSource } from './counts-as-source.js';
import type { WalkRules } from './walk-rules.js';

/** Those on whom is paid, sources in the order of their codes, orders of one source in the order of their references. */
export interface WalkSources {
  readonly count: number;
  readonly rows: Int32Array;
  /** The base as lines show it, in units of 10^-4 of volume or money. */
  readonly shown: Float64Array;
  /** The base that rates multiply, in units of which `rules.perUnit` makes rounding units. */
  readonly units: Float64Array;
  /** The base where it is no whole number of units. */
  readonly exact: readonly Rational[] | undefined;
  /** Rows of orders where lines are per order. */
  readonly orders: Int32Array | undefined;
}

/** What buyers bought, for a level bonus. `wanted` narrows the sources, `among` says of whom, in the order of codes. @throws UplineError `RUN.VOLUME_OUT_OF_RANGE` */
export function boughtSources(
  bonus: LevelBonus,
  rules: WalkRules,
  wanted: ((row: number) => boolean) | undefined,
  among: Int32Array = rules.frame.byCode.rows,
): WalkSources {
  const { frame } = rules;
  if (bonus.linesPer === 'order') return orderSources(bonus, rules, wanted);
  const volume = moved(frame.volume(bonus.base.volume), rules);
  const { units } = moneyBase(volume, bonus.base.factor, frame.plan.rounding);
  const rows = int32Column(among.length);
  let count = 0;
  for (let at = 0; at < among.length; at++) {
    const row = among[at] as number;
    if (volume[row] !== 0 && (!wanted || wanted(row))) rows[count++] = row;
  }
  const kept = rows.subarray(0, count);
  return {
    count,
    rows: kept,
    shown: pick(volume, kept),
    units: pick(units, kept),
    exact: undefined,
    orders: undefined,
  };
}

/** What members were paid, for a matching bonus. */
export function paidSources(
  paid: PaidColumn,
  rules: WalkRules,
  wanted: ((row: number) => boolean) | undefined,
  among: Int32Array = rules.frame.byCode.rows,
): WalkSources {
  const shown = moved(paid.units, rules);
  const exact = paid.fractions && movedFractions(paid.fractions, rules);
  const rows: number[] = [];
  for (let at = 0; at < among.length; at++) {
    const row = among[at] as number;
    const isZero = exact ? (exact[row] ?? zeroRational).numerator === 0n : shown[row] === 0;
    if (!isZero && (!wanted || wanted(row))) rows.push(row);
  }
  const kept = int32Column(rows.length);
  kept.set(rows);
  const units = pick(shown, kept);
  const fractions = exact && rows.map((row) => exact[row] ?? zeroRational);
  return { count: rows.length, rows: kept, shown: units, units, exact: fractions, orders: undefined };
}

function orderSources(
  bonus: LevelBonus,
  rules: WalkRules,
  wanted: ((row: number) => boolean) | undefined,
): WalkSources {
  const { frame } = rules;
  const { buyerIndex } = frame.snapshot.orders;
  const volume = frame.orderUnits(bonus.base.volume);
  const { units } = moneyBase(volume, bonus.base.factor, frame.plan.rounding);
  const sources = countsAsSource(rules);
  const { places } = frame.byCode;
  const { byReference } = frame;
  const sourceOf = (order: number): number => {
    const buyer = buyerIndex[order] ?? -1;
    return sources ? (sources[buyer] ?? -1) : buyer;
  };
  const chosen: number[] = [];
  for (let at = 0; at < byReference.rows.length; at++) {
    const order = byReference.rows[at] as number;
    if (volume[order] === 0) continue;
    const source = sourceOf(order);
    if (source >= 0 && (!wanted || wanted(source))) chosen.push(order);
  }
  const orders = int32Column(chosen.length);
  orders.set(chosen);
  const placeOf = (order: number): number => places[sourceOf(order)] ?? 0;
  const nameOf = (order: number): number => byReference.places[order] ?? 0;
  orders.sort((one, other) => placeOf(one) - placeOf(other) || nameOf(one) - nameOf(other));
  const rows = orders.map(sourceOf);
  return {
    count: orders.length,
    rows,
    shown: pick(volume, orders),
    units: pick(units, orders),
    exact: undefined,
    orders,
  };
}

function moved(volume: Float64Array, rules: WalkRules): Float64Array {
  const sources = countsAsSource(rules);
  if (!sources) return volume;
  const sums = float64Column(volume.length);
  for (let row = 0; row < volume.length; row++) {
    const source = sources[row] ?? -1;
    if (source < 0) continue;
    const sum = (sums[source] ?? 0) + (volume[row] ?? 0);
    if (!Number.isSafeInteger(sum)) {
      throw new UplineError('RUN.VOLUME_OUT_OF_RANGE', `The volume moved to row ${source} exceeds 2^53 units.`);
    }
    sums[source] = sum;
  }
  return sums;
}

function movedFractions(fractions: readonly (Rational | undefined)[], rules: WalkRules) {
  const sources = countsAsSource(rules);
  if (!sources) return fractions;
  const sums: (Rational | undefined)[] = [];
  fractions.forEach((fraction, row) => {
    const source = sources[row] ?? -1;
    if (fraction && source >= 0) sums[source] = addRational(sums[source] ?? zeroRational, fraction);
  });
  return sums;
}

function pick(column: Float64Array, rows: Int32Array): Float64Array {
  const picked = float64Column(rows.length);
  for (let place = 0; place < rows.length; place++) picked[place] = column[rows[place] ?? 0] ?? 0;
  return picked;
}

/** The base of a source, exactly. */
export function exactBase({ exact, units }: WalkSources, place: number): Rational {
  return exact?.[place] ?? rational(BigInt(units[place] ?? 0), 1n);
}
