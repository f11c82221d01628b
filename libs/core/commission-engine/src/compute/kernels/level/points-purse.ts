import { formatVolume, multiplyRational, type Rational, rational, ratioOf, roundRational } from '@upline/money';
import type { Plan } from '../../../plan/plan-schema.js';
import type { RateValue } from './rate-value.js';
import type { Cause } from './unpaid-cause.js';
import type { WalkPoints } from './walk-rules.js';

/** The points of a source, taken by one member after the other on the way up. */
export class PointsPurse {
  private left = 0;
  private taken = 0;
  private readonly parts = new Map<RateValue, Map<number, RateValue>>();

  constructor(
    private readonly points: WalkPoints,
    private readonly rounding: Plan['rounding'],
  ) {}

  fill(): void {
    this.left = this.points.perSource;
  }

  get isEmpty(): boolean {
    return this.left === 0;
  }

  /** Lets a member take what they may; false where that is nothing. */
  take(member: number): boolean {
    this.taken = Math.min(this.takes(member), this.left);
    this.left -= this.taken;
    return this.taken > 0;
  }

  /** Why a member could take nothing. */
  refusal(member: number, level: number): Cause {
    const takes = this.takes(member);
    if (takes === 0) return { reason: 'LEVEL_CLOSED', required: String(level), actual: '' };
    return { reason: 'POINTS_USED_UP', required: formatVolume(takes), actual: formatVolume(this.left) };
  }

  /** The part of an amount, in rounding units, that the points taken last are worth. Rounded before it is parted where every step is. */
  shareOf(amount: Rational): Rational {
    const { where, mode } = this.rounding;
    const gross = where === 'step' ? rational(roundRational(amount, mode), 1n) : amount;
    return multiplyRational(gross, rational(BigInt(this.taken), BigInt(this.points.perSource)));
  }

  /**
   * A rate that is worth as much as the points taken last, undefined where every step is rounded. Few members take different numbers,
   * so the fractions are kept.
   */
  partOf(rate: RateValue): RateValue | undefined {
    if (this.rounding.where === 'step') return undefined;
    let ofRate = this.parts.get(rate);
    if (!ofRate) this.parts.set(rate, (ofRate = new Map()));
    let part = ofRate.get(this.taken);
    if (!part) {
      const { numerator, denominator } = rate.ratio;
      const taken = BigInt(numerator) * BigInt(this.taken);
      part = { ...rate, ratio: ratioOf(taken, BigInt(denominator) * BigInt(this.points.perSource)) };
      ofRate.set(this.taken, part);
    }
    return part;
  }

  private takes(member: number): number {
    return this.points.units[this.points.takes.places[member] ?? -1] ?? 0;
  }
}
