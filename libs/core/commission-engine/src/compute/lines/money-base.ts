import { float64Column } from '@upline/kernel';
import { parseDecimal, type Ratio, ratioOf, scaleUnits, VOLUME_DIGITS } from '@upline/money';
import type { Plan } from '../../plan/plan-schema.js';

const factorDigits = 4;
const oneInPpm = 1_000_000n;

/** A volume about to become money: `units[row] * perUnit` is the money at 100%, in rounding units (10^-digits of the currency). */
export interface MoneyBase {
  readonly units: Float64Array;
  readonly perUnit: Ratio;
}

/**
 * Converts a volume by a factor. Where the plan rounds each step, the converted base is rounded here; otherwise it stays a fraction.
 *
 * @throws UplineError `RATIO.OUT_OF_RANGE`, `UNITS.OUT_OF_RANGE` beyond 2^53
 */
export function moneyBase(volume: Float64Array, factor: string, rounding: Plan['rounding']): MoneyBase {
  const key = [factor, rounding.where, rounding.mode, rounding.digits].join(' ');
  let known = convertedBefore.get(volume);
  if (!known) convertedBefore.set(volume, (known = new Map()));
  let base = known.get(key);
  if (!base) known.set(key, (base = convert(volume, factor, rounding)));
  return base;
}

/** Volumes do not change once they are measured, so that a base is converted once and not for every question about it. */
const convertedBefore = new WeakMap<Float64Array, Map<string, MoneyBase>>();

function convert(volume: Float64Array, factor: string, { where, mode, digits }: Plan['rounding']): MoneyBase {
  const perUnit = ratioOf(
    parseDecimal(factor, factorDigits) * 10n ** BigInt(digits),
    10n ** BigInt(VOLUME_DIGITS + factorDigits),
  );
  if (where !== 'step') return { units: volume, perUnit };
  const converted = float64Column(volume.length);
  for (let row = 0; row < converted.length; row++) converted[row] = scaleUnits(volume[row] ?? 0, perUnit, mode);
  return { units: converted, perUnit: { numerator: 1, denominator: 1 } };
}

/** The fraction that takes a base to a rate of its money. */
export function rateOfBase(perUnit: Ratio, ratePpm: number): Ratio {
  return ratioOf(BigInt(perUnit.numerator) * BigInt(ratePpm), BigInt(perUnit.denominator) * oneInPpm);
}
