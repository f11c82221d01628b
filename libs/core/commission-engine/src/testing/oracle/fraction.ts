import type { Plan } from '../../plan/plan-schema.js';

export type RoundingMode = Plan['rounding']['mode'];

/** An exact fraction of two whole numbers, in lowest terms, the lower one positive. The oracle's own, so that it shares no arithmetic with the engine. */
export class Fraction {
  static readonly zero = new Fraction(0n, 1n);

  private constructor(
    readonly over: bigint,
    readonly under: bigint,
  ) {}

  static of(over: bigint | number, under: bigint | number = 1n): Fraction {
    let [top, bottom] = [BigInt(over), BigInt(under)];
    if (bottom === 0n) throw new Error('a fraction has something under its line');
    if (bottom < 0n) [top, bottom] = [-top, -bottom];
    const common = greatestCommonDivisor(top < 0n ? -top : top, bottom);
    return new Fraction(top / common, bottom / common);
  }

  /** Reads "12.5" as 12.5 and "12.5%" as 0.125. */
  static read(text: string): Fraction {
    if (text.endsWith('%')) return Fraction.read(text.slice(0, -1)).dividedBy(Fraction.of(100n));
    const [whole = '', digits = ''] = text.split('.');
    return Fraction.of(BigInt(whole + digits), 10n ** BigInt(digits.length));
  }

  static sum(values: Iterable<Fraction>): Fraction {
    let sum = Fraction.zero;
    for (const value of values) sum = sum.plus(value);
    return sum;
  }

  plus(other: Fraction): Fraction {
    return Fraction.of(this.over * other.under + other.over * this.under, this.under * other.under);
  }

  minus(other: Fraction): Fraction {
    return this.plus(other.negative());
  }

  times(other: Fraction): Fraction {
    return Fraction.of(this.over * other.over, this.under * other.under);
  }

  dividedBy(other: Fraction): Fraction {
    return Fraction.of(this.over * other.under, this.under * other.over);
  }

  negative(): Fraction {
    return Fraction.of(-this.over, this.under);
  }

  /** -1, 0 or 1. */
  get sign(): number {
    return this.over === 0n ? 0 : this.over < 0n ? -1 : 1;
  }

  isAbove(other: Fraction): boolean {
    return this.minus(other).sign > 0;
  }

  least(other: Fraction): Fraction {
    return this.isAbove(other) ? other : this;
  }

  greatest(other: Fraction): Fraction {
    return other.isAbove(this) ? other : this;
  }

  /** The whole number at or below. */
  floor(): bigint {
    const whole = this.over / this.under;
    return this.over < 0n && whole * this.under !== this.over ? whole - 1n : whole;
  }

  /** The whole number at or above. */
  ceiling(): bigint {
    return -this.negative().floor();
  }

  /** The nearest whole number by the mode. */
  whole(mode: RoundingMode): bigint {
    if (this.over < 0n) return -this.negative().whole(mode);
    const below = this.over / this.under;
    const twiceTheRest = (this.over - below * this.under) * 2n;
    if (mode === 'down' || twiceTheRest < this.under) return below;
    if (twiceTheRest > this.under || mode === 'half-up') return below + 1n;
    return below % 2n === 0n ? below : below + 1n;
  }

  /** Rounded to so many digits after the point. */
  rounded(digits: number, mode: RoundingMode): Fraction {
    const scale = 10n ** BigInt(digits);
    return Fraction.of(this.times(Fraction.of(scale)).whole(mode), scale);
  }

  /** "12.5", or "1/3" where no decimal says it. */
  toString(most = 12): string {
    for (let digits = 0; digits <= most; digits++) {
      const scale = 10n ** BigInt(digits);
      if ((this.over * scale) % this.under !== 0n) continue;
      const all = ((this.over < 0n ? -this.over : this.over) * scale) / this.under;
      const text = all.toString().padStart(digits + 1, '0');
      const point = text.length - digits;
      return `${this.over < 0n ? '-' : ''}${text.slice(0, point)}${digits > 0 ? `.${text.slice(point)}` : ''}`;
    }
    return `${this.over}/${this.under}`;
  }
}

/**
 * Deals whole units over exact shares: everybody gets their share rounded down, and the units that are left go one each to the
 * largest remainders, ties to whoever comes first.
 */
export function dealUnits(units: bigint, shares: readonly Fraction[]): bigint[] {
  const parts = shares.map((share) => share.floor());
  let left = units - parts.reduce((sum, part) => sum + part, 0n);
  const byRemainder = shares
    .map((share, place) => ({ place, rest: share.minus(Fraction.of(parts[place] ?? 0n)) }))
    .sort((one, other) => other.rest.minus(one.rest).sign || one.place - other.place);
  for (const { place } of byRemainder) {
    if (left <= 0n) break;
    parts[place] = (parts[place] ?? 0n) + 1n;
    left -= 1n;
  }
  for (const { place } of byRemainder.reverse()) {
    if (left >= 0n) break;
    parts[place] = (parts[place] ?? 0n) - 1n;
    left += 1n;
  }
  return parts;
}

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  return other === 0n ? (one === 0n ? 1n : one) : greatestCommonDivisor(other, one % other);
}
