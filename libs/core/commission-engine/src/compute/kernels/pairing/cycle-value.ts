import { invariant, UplineError } from '@upline/kernel';
import { parseDecimal, parseRatePpm, type Ratio, rational, type Rational, roundRational } from '@upline/money';
import type { PairingBonus } from '../../../plan/plan-schema.js';
import { sumExactly } from '../../sum-exactly.js';
import type { Frame } from '../../frame/frame.js';
import type { BonusRun } from '../bonus-run.js';
import { PairingDesk } from './pairing-desk.js';
import { peopleOf } from './people.js';
import { Positions } from './positions.js';

/** A pool dealt by cycles. Amounts in rounding units. */
export interface CycleValue {
  readonly fund: Rational;
  readonly cycles: number;
  /** Of one cycle, truncated to whole rounding units; nothing where nobody made a cycle or the fund is not above zero. */
  readonly value: Ratio;
}

const known = new WeakMap<Frame, Map<string, CycleValue>>();

/**
 * Counts the cycles of everybody, within their limits, and divides the fund by them. Kept with the frame.
 *
 * @throws UplineError `RUN.AMOUNT_OUT_OF_RANGE` for a value beyond 2^53
 */
export function cycleValue(bonus: PairingBonus, run: BonusRun): CycleValue {
  const byBonus = known.get(run.frame) ?? new Map<string, CycleValue>();
  known.set(run.frame, byBonus);
  const value = byBonus.get(bonus.bonus) ?? divideFund(bonus, run);
  byBonus.set(bonus.bonus, value);
  return value;
}

function divideFund(bonus: PairingBonus, run: BonusRun): CycleValue {
  const fund = fundOf(bonus, run.frame);
  const cycles = countCycles(bonus, run);
  const ofOne = cycles === 0 || fund.numerator <= 0n ? 0n : fund.numerator / (fund.denominator * BigInt(cycles));
  if (ofOne > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new UplineError('RUN.AMOUNT_OUT_OF_RANGE', `A cycle of ${bonus.bonus} is worth ${ofOne} units, beyond 2^53.`);
  }
  return { fund, cycles, value: { numerator: Number(ofOne), denominator: 1 } };
}

function countCycles(bonus: PairingBonus, run: BonusRun): number {
  const desk = new PairingDesk(bonus, run, false);
  const together = bonus.limits.some(({ per }) => per === 'person');
  const people = peopleOf(run.frame.snapshot.members.ownerIndex, run.frame.byCode.rows, { together, focus: -1 });
  const scratch = new Positions();
  let cycles = 0;
  people.each((rows, owner) => {
    const positions = scratch.of(rows);
    desk.pairUp(positions, owner);
    for (const position of positions) cycles += position.cycles;
  });
  if (!Number.isSafeInteger(cycles)) throw new UplineError('RUN.VOLUME_OUT_OF_RANGE', 'The cycles exceed 2^53.');
  return cycles;
}

/** The share of the company's volume, in rounding units. Where each step is rounded, the converted volume and the fund are. */
function fundOf({ mode }: PairingBonus, frame: Frame): Rational {
  invariant(mode.pays === 'pool', 'only a pool has a fund');
  const { digits, where, mode: rounding } = frame.plan.rounding;
  const step = (exact: Rational): Rational =>
    where === 'step' ? { numerator: roundRational(exact, rounding), denominator: 1n } : exact;
  const { of, factor, share } = mode.fund;
  const base = rational(companyVolume(of, frame) * parseDecimal(factor, 4) * 10n ** BigInt(digits), 10n ** 8n);
  const converted = step(base);
  return step(rational(converted.numerator * BigInt(parseRatePpm(share)), converted.denominator * 1_000_000n));
}

/** The volume of everybody together. A volume that is the company's already is the same in every row. */
function companyVolume(name: string, frame: Frame): bigint {
  const column = frame.volume(name);
  const volume = frame.plan.volumes[name];
  return volume && 'company' in volume ? BigInt(column[0] ?? 0) : sumExactly(column);
}
