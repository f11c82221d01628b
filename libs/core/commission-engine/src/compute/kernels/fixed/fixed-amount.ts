import { multiplyRational, parseRational, type Rational, rational, type Ratio, roundRational } from '@upline/money';
import type { FixedBonus } from '../../../plan/plan-schema.js';
import type { Frame } from '../../frame/frame.js';
import type { FixedValue } from './fixed-value.js';
import type { Grace } from './grace.js';

const oneUnit = 10_000;
const ppm = 1_000_000n;

/** A factor that takes whole units to rounding units: in numbers where they hold it, exact anyway. */
export interface Multiplier {
  readonly exact: Rational;
  readonly ratio: Ratio | undefined;
}

/** What a value comes to for a member: `units` times the multiplier, in rounding units. */
export interface FixedAmounts {
  readonly volumeAt: (row: number) => number;
  readonly unitsAt: (row: number, value: FixedValue) => number;
  readonly multiplierOf: (row: number, value: FixedValue, due: number) => Multiplier;
}

/**
 * value x times, the value a rate of a base or an amount; in grace a share of it. Where the plan rounds each step the converted base, the
 * value and its share are rounded before they are multiplied by the times.
 */
export function fixedAmounts(bonus: FixedBonus, frame: Frame, grace: Grace | undefined): FixedAmounts {
  const { digits, where, mode } = frame.plan.rounding;
  const perUnit = rational(10n ** BigInt(digits), BigInt(oneUnit));
  const perVolume = multiplyRational(perUnit, parseRational(bonus.base?.factor ?? '1'));
  const volume = bonus.base ? frame.volume(bonus.base.volume) : undefined;
  const times = bonus.times === null ? undefined : frame.volume(bonus.times);
  const volumeAt = (row: number) => volume?.[row] ?? 0;
  const timesAt = (row: number) => (times ? Math.max(0, Math.trunc((times[row] ?? 0) / oneUnit)) : 1);
  const isSteps = where === 'step';
  const step = (units: Rational) => (isSteps ? rational(roundRational(units, mode), 1n) : units);
  /** With steps the volume is in the multiplier, for it is rounded there; the multiplier times times is the amount. */
  const perTimes = (row: number, { isRate }: FixedValue, number: number) => {
    if (!isRate) return step(multiplyRational(perUnit, rational(BigInt(number), 1n)));
    const base = isSteps ? step(multiplyRational(perVolume, rational(BigInt(volumeAt(row)), 1n))) : perVolume;
    return step(multiplyRational(base, rational(BigInt(number), ppm)));
  };
  const exactOf = (row: number, value: FixedValue, due: number) => {
    if (grace?.marks[row] !== 1) return perTimes(row, value, due);
    const { share } = grace;
    if (!share.isRate) return perTimes(row, share, share.number);
    return step(multiplyRational(perTimes(row, value, due), rational(BigInt(share.number), ppm)));
  };
  const known = new Map<string, Multiplier>();
  return {
    volumeAt,
    unitsAt: (row, value) => {
      const isOfVolume = value.isRate && !isSteps && (grace?.marks[row] !== 1 || grace.share.isRate);
      return timesAt(row) * (isOfVolume ? volumeAt(row) : 1);
    },
    multiplierOf: (row, value, due) => {
      if (isSteps) return multiplier(exactOf(row, value, due));
      const key = `${value.isRate ? 'rate' : 'amount'} ${due} ${grace?.marks[row] ?? 0}`;
      let found = known.get(key);
      if (!found) known.set(key, (found = multiplier(exactOf(row, value, due))));
      return found;
    },
  };
}

function multiplier(exact: Rational): Multiplier {
  const ratio = { numerator: Number(exact.numerator), denominator: Number(exact.denominator) };
  const isSafe = Number.isSafeInteger(ratio.numerator) && Number.isSafeInteger(ratio.denominator);
  return { exact, ratio: isSafe ? ratio : undefined };
}
