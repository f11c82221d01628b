import { parseDecimal, parseRatePpm, type Ratio, ratioOf, scaleUnits } from '@upline/money';
import type { Plan } from '../../../plan/plan-schema.js';
import { moneyBase, rateOfBase } from '../../lines/money-base.js';

/** What a pair is worth: a rate of the volume of its weak side, or an amount for each cycle. */
export interface Price {
  /** 0 for an amount. */
  readonly ratePpm: number;
  readonly isRate: boolean;
  /** Rounding units for a unit of converted volume, or for a cycle. */
  readonly ratio: Ratio;
}

/** How volume of a pairing bonus becomes money. */
export interface Conversion {
  /** The volume as units to which `priceOf` applies: the volume itself, or its money where the plan rounds each step. */
  readonly convert: (volume: number) => number;
  readonly priceOf: (text: string) => Price;
}

const amountDigits = 4;

/** @throws UplineError `RATIO.OUT_OF_RANGE`, and `RATE.*` and `DECIMAL.*` for texts that are no rates or amounts */
export function conversionOf(factor: string, rounding: Plan['rounding']): Conversion {
  const { perUnit } = moneyBase(new Float64Array(0), factor, { ...rounding, where: 'line' });
  const eachStep = rounding.where === 'step';
  const whole: Ratio = { numerator: 1, denominator: 1 };
  return {
    convert: eachStep ? (volume) => scaleUnits(volume, perUnit, rounding.mode) : (volume) => volume,
    priceOf: (text) => {
      if (!text.endsWith('%')) return { ratePpm: 0, isRate: false, ratio: amountRatio(text, rounding.digits) };
      const ratePpm = parseRatePpm(text);
      return { ratePpm, isRate: true, ratio: rateOfBase(eachStep ? whole : perUnit, ratePpm) };
    },
  };
}

/** An amount of the currency in rounding units, which may be a fraction. */
export function amountRatio(text: string, digits: number): Ratio {
  return ratioOf(parseDecimal(text, amountDigits) * 10n ** BigInt(digits), 10n ** BigInt(amountDigits));
}
