import { formatVolume, type Rational } from '@upline/money';
import type { PairingBonus } from '../../../plan/plan-schema.js';
import type { Miss, MissReason } from '../bonus-run.js';
import { mostOf } from './limit-pairs.js';
import type { PairingDesk } from './pairing-desk.js';
import type { Position, Side } from './position.js';

/**
 * Tells why a position was not paid, or not in full. Volume that is gone or stays is told by leg: `level` is 1 for the left and 2 for
 * the right, `baseUnits` and `actual` how much, `required` the key of the bonus that says so ('inactive', 'residue', 'limits', 'carry.most',
 * 'carry.expiresAfter'; 'limits' or nothing for what is carried). For CAPPED `required` and `actual` are the limit and what was made, in
 * money or cycles, and `level` is the place of the limit in the bonus, from 1.
 */
export class PairingTeller {
  private readonly needed: string;
  private readonly active: Uint8Array;

  constructor(
    private readonly desk: PairingDesk,
    private readonly missed: (miss: Miss) => void,
  ) {
    this.needed = weakNeeded(desk.bonus.mode);
    this.active = desk.run.frame.active;
  }

  /** `written`: what the line book answered, 0 where no line was written. */
  tell(position: Position, owner: number, written: number): void {
    const { left, right } = position;
    if (isEmpty(left) && isEmpty(right)) return;
    this.tellStanding(position, owner);
    const { limited, row } = position;
    for (const { limit, made, base } of limited) {
      const read = this.desk.limits.find(({ place }) => place === limit);
      const most = read && mostOf(read, read.per === 'person' ? owner : row);
      const actual = read?.of === 'cycles' ? String(made.numerator) : this.money(made);
      this.say(position, owner, {
        reason: 'CAPPED',
        level: limit + 1,
        baseUnits: base,
        required: formatVolume(most ?? 0),
        actual,
      });
    }
    if (position.standing === 'paired' && written === 0 && limited.length === 0) {
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

  private tellStanding(position: Position, owner: number): void {
    const { standing, weak, row } = position;
    if (standing === 'paired') return;
    const reason = standing === 'no-pair' ? 'NO_PAIR' : standing === 'no-value' ? 'NO_VALUE' : this.whyClosed(row);
    const actual = formatVolume(weak.total);
    const required = standing === 'no-pair' ? this.needed : '';
    this.say(position, owner, { reason, level: 0, baseUnits: Math.max(weak.total, 0), required, actual });
  }

  private whyClosed(row: number): MissReason {
    return this.active[row] === 1 ? 'INELIGIBLE' : 'INACTIVE';
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

  /** An amount of rounding units as people write it, cut after four digits. */
  private money({ numerator, denominator }: Rational): string {
    const { digits } = this.desk.run.frame.plan.rounding;
    return formatVolume((numerator * 10n ** BigInt(4 - digits)) / denominator);
  }
}

function isEmpty({ carriedIn, period }: Side): boolean {
  return carriedIn === 0 && period === 0;
}

/** What the weaker leg must have, or nothing where everything above zero will do. */
function weakNeeded(mode: PairingBonus['mode']): string {
  if (mode.pays === 'schedule') return mode.rows[0]?.weak ?? '';
  return 'pair' in mode ? mode.pair.weak : '';
}
