import { parseVolume, roundDivide } from '@upline/money';
import type { PoolBonus } from '../../../plan/plan-schema.js';
import type { Frame } from '../../frame/frame.js';

type Entry = PoolBonus['shares'][number];

/** Everybody's shares as whole numbers over one denominator, exactly. */
export interface PoolShares {
  readonly denominator: bigint;
  /** The numerator; nothing where there are none or less than none. */
  readonly of: (row: number) => bigint;
}

const one = 10_000n;

/**
 * Reads the entries in their order: a sum, which entries with `how: multiply` multiply. An entry whose table has no value for a member does not
 * apply to them: it adds nothing, and multiplies by nothing.
 */
export function sharesOf(entries: readonly Entry[], frame: Frame): PoolShares {
  const steps = entries.map((entry) => readEntry(entry, frame));
  let denominator = 1n;
  const scales = steps.map((step, place) => {
    const before = denominator;
    const multiplies = entries[place]?.how === 'multiply';
    denominator = multiplies ? before * step.denominator : lowestCommon(before, step.denominator);
    return { multiplies, ofSum: denominator / before, ofStep: denominator / step.denominator };
  });
  const of = (row: number) => {
    let sum = 0n;
    steps.forEach(({ numerator }, place) => {
      const { multiplies, ofSum, ofStep } = scales[place] ?? { multiplies: false, ofSum: 1n, ofStep: 1n };
      const value = numerator(row);
      // Over the wider denominator the sum stays what it was where nothing is added or multiplied.
      if (value === undefined) sum *= ofSum;
      else sum = multiplies ? sum * value : sum * ofSum + value * ofStep;
    });
    return sum > 0n ? sum : 0n;
  };
  return { denominator, of };
}

function readEntry({ shares, times }: Entry, frame: Frame): Step {
  const { values, places } = frame.table<string>(shares);
  const numbers = values.map((text) => BigInt(parseVolume(text)));
  if (!times) return { denominator: one, numerator: (row) => numbers[places[row] ?? -1] };
  const volumeAt = readOperand(times.volume, frame);
  const per = BigInt(parseVolume(times.per));
  const isWhole = times.units === 'whole';
  return {
    denominator: isWhole ? one : one * per,
    numerator: (row) => {
      const number = numbers[places[row] ?? -1];
      if (number === undefined) return undefined;
      const volume = BigInt(volumeAt(row));
      return number * (isWhole ? roundDivide(volume, per, 'down') : volume);
    },
  };
}

interface Step {
  readonly denominator: bigint;
  /** Undefined where the entry does not apply. */
  readonly numerator: (row: number) => bigint | undefined;
}

function readOperand(operand: string, frame: Frame): (row: number) => number {
  if (/^\d/.test(operand)) {
    const quantity = parseVolume(operand);
    return () => quantity;
  }
  const column = frame.volume(operand);
  return (row) => column[row] ?? 0;
}

function lowestCommon(left: bigint, right: bigint): bigint {
  let [divisor, rest] = [left, right];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return (left / divisor) * right;
}
