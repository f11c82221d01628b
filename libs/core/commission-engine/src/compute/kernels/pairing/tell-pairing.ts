import { formatVolume, parseVolume } from '@upline/money';
import type { PairingBonus } from '../../../plan/plan-schema.js';
import type { Miss, MissReason } from '../bonus-run.js';
import { whyIneligible } from '../fixed/why-ineligible.js';
import { moneyText } from '../money-text.js';
import { mostOf } from './limit-pairs.js';
import type { PairingDesk } from './pairing-desk.js';
import type { Limited, Position, Side } from './position.js';

/**
 * Tells why a position was not paid, or not in full. Volume that is gone or stays is told by leg: `level` is 1 for the left and 2 for
 * the right, `baseUnits` and `actual` how much, `required` the key of the bonus that says so ('inactive', 'residue', 'limits', 'carry.most',
 * 'carry.expiresAfter'; 'limits' or nothing for what is carried). NO_PAIR is told of the leg that has too little, the weaker one first. For CAPPED
 * `required` and `actual` are the limit and what was made by all who share it, in money or cycles, and `level` is the place of the limit in the
 * bonus, from 1.
 */
export class PairingTeller {
  private readonly whyClosed: (row: number) => MissReason;

  constructor(
    private readonly desk: PairingDesk,
    private readonly missed: (miss: Miss) => void,
  ) {
    this.whyClosed = whyIneligible(desk.run.frame, desk.bonus.eligible);
  }

  /** `written`: what the line book answered, 0 where no line was written. */
  tell(position: Position, owner: number, written: number): void {
    const { left, right } = position;
    if (isEmpty(left) && isEmpty(right)) return;
    this.tellStanding(position, owner);
    for (const limited of position.limited) this.tellLimited(position, owner, limited);
    if (position.standing === 'paired' && written === 0 && position.limited.length === 0) {
      this.say(position, owner, {
        reason: 'ROUNDS_TO_ZERO',
        level: 0,
        baseUnits: position.base,
        required: '',
        actual: '',
      });
    }
    this.tellSide(position, owner, left, 1);
    this.tellSide(position, owner, right, 2);
  }

  private tellLimited(position: Position, owner: number, { limit, made, sharers, base }: Limited): void {
    const read = this.desk.limits.find(({ place }) => place === limit);
    const most = formatVolume((read && mostOf(read, read.per === 'person' ? owner : position.row)) ?? 0);
    const unit = read?.of === 'cycles' ? ' cycles' : '';
    this.say(position, owner, {
      reason: 'CAPPED',
      level: limit + 1,
      baseUnits: base,
      required: `${most}${unit}${sharers > 1 ? ' for all positions' : ''}`,
      actual: `${unit === '' ? moneyText(made, this.desk.run.frame.plan.rounding.digits) : made.numerator}${unit}`,
    });
  }

  private tellStanding(position: Position, owner: number): void {
    const { standing, weak, row } = position;
    if (standing === 'paired') return;
    if (standing === 'no-pair') return this.tellNoPair(position, owner);
    const reason = standing === 'no-value' ? 'NO_VALUE' : this.whyClosed(row);
    const actual = formatVolume(weak.total);
    this.say(position, owner, { reason, level: 0, baseUnits: Math.max(weak.total, 0), required: '', actual });
  }

  private tellNoPair(position: Position, owner: number): void {
    const { weak, strong, left } = position;
    const asked = pairAsked(this.desk.bonus.mode, position.cyclesBefore === 0);
    const isWeak = asked === undefined || weak.total < parseVolume(asked.weak);
    const leg = isWeak ? weak : strong;
    this.say(position, owner, {
      reason: 'NO_PAIR',
      level: leg === left ? 1 : 2,
      baseUnits: Math.max(weak.total, 0),
      required: (isWeak ? asked?.weak : asked?.strong) ?? '',
      actual: formatVolume(leg.total),
    });
  }

  private tellSide(position: Position, owner: number, side: Side, level: number): void {
    const flushed = (required: string, volume: number): void => {
      if (volume <= 0) return;
      this.say(position, owner, {
        reason: 'FLUSHED',
        level,
        baseUnits: volume,
        required,
        actual: formatVolume(volume),
      });
    };
    flushed('inactive', side.unaccrued);
    flushed('residue', side.residue);
    flushed('limits', side.cut);
    flushed('carry.expiresAfter', side.lapsed);
    flushed('carry.most', side.overCarry);
    if (side.out <= 0) return;
    const required = side.kept > 0 ? 'limits' : '';
    this.say(position, owner, {
      reason: 'CARRIED',
      level,
      baseUnits: side.out,
      required,
      actual: formatVolume(side.out),
    });
  }

  private say({ row }: Position, member: number, told: Omit<Miss, 'member' | 'source'>): void {
    this.missed({ member, source: row, ...told });
  }
}

function isEmpty({ carriedIn, period }: Side): boolean {
  return carriedIn === 0 && period === 0;
}

/** What the two legs must have at least; undefined where everything above zero will do. */
function pairAsked(mode: PairingBonus['mode'], isFirst: boolean): { strong: string; weak: string } | undefined {
  if (mode.pays === 'schedule') return mode.rows[0];
  if (mode.pays === 'cycles' && isFirst && mode.firstPair) return mode.firstPair;
  return 'pair' in mode ? mode.pair : undefined;
}
