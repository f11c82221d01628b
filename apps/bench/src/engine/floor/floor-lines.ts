import { bonusNames, type MonthLines } from '../month-lines.js';

export const [unilevelKind, binaryKind, matchingKind, poolKind] = bonusNames.map((_, bonus) => bonus << 8) as [
  number,
  number,
  number,
  number,
];

/** Lines as the floor writes them, into columns that are large enough from the start. */
export class FloorLines {
  private count = 0;
  private readonly payee: Int32Array;
  private readonly bonus: Uint8Array;
  private readonly level: Uint8Array;
  private readonly source: Int32Array;
  private readonly baseCents: Float64Array;
  private readonly amountCents: Float64Array;

  constructor(capacity: number) {
    this.payee = new Int32Array(capacity);
    this.bonus = new Uint8Array(capacity);
    this.level = new Uint8Array(capacity);
    this.source = new Int32Array(capacity);
    this.baseCents = new Float64Array(capacity);
    this.amountCents = new Float64Array(capacity);
  }

  /** `kind` is the bonus in the high byte and the level in the low one. */
  add(payee: number, kind: number, source: number, baseCents: number, amountCents: number): void {
    if (amountCents === 0) return;
    const place = this.count++;
    this.payee[place] = payee;
    this.bonus[place] = kind >> 8;
    this.level[place] = kind & 255;
    this.source[place] = source;
    this.baseCents[place] = baseCents;
    this.amountCents[place] = amountCents;
  }

  finish(): MonthLines {
    const { payee, bonus, level, source, baseCents, amountCents, count } = this;
    return {
      payee: payee.subarray(0, count),
      bonus: bonus.subarray(0, count),
      level: level.subarray(0, count),
      source: source.subarray(0, count),
      baseCents: baseCents.subarray(0, count),
      amountCents: amountCents.subarray(0, count),
    };
  }
}
