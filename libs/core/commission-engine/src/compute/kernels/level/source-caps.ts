import {
  addRational,
  compareRational,
  multiplyRational,
  parseVolume,
  type Rational,
  rational,
  roundRational,
  subtractRational,
  zeroRational,
} from '@upline/money';
import type { CarriedEntry } from '../../../snapshot/carried-state.js';
import { requireCarried } from '../../../snapshot/require-carried.js';
import type { BonusRun } from '../bonus-run.js';
import { moneyRatio, rationalOfRatio } from './rate-value.js';
import type { WalkBonus } from './walk-entries.js';

const unitsPerCurrency = 10_000n;

/**
 * No earner gets more than an amount from one source. What is counted is what would have been paid without the cap, so that a refund
 * takes back only what lay under it, and the order of sales and refunds does not matter: paid is always the counted sum cut to
 * the cap.
 */
export class SourceCaps {
  readonly cap: Rational;
  private readonly floor: Rational;
  private readonly isLifetime: boolean;
  /** Uncapped sums in rounding units by payee and source; within a period those of the current source only. */
  private readonly sums = new Map<number, Rational>();
  private readonly strangers: CarriedEntry[] = [];
  private source = -1;

  constructor(
    private readonly bonus: WalkBonus & { readonly capPerSource: NonNullable<WalkBonus['capPerSource']> },
    private readonly run: BonusRun,
  ) {
    const { digits } = run.frame.plan.rounding;
    const exact = rationalOfRatio(moneyRatio(digits, parseVolume(bonus.capPerSource.amount)));
    // Where lines are whole units, so is the cap, or rounding would lift them over it.
    this.cap = run.book.rounding.eachLine ? rational(roundRational(exact, 'down'), 1n) : exact;
    this.floor = rational(-this.cap.numerator, this.cap.denominator);
    this.isLifetime = bonus.capPerSource.per === 'lifetime';
    if (this.isLifetime) this.readCarried();
  }

  /** What of an amount, in rounding units, the cap leaves. Sources come one after the other. */
  limit(payee: number, source: number, amount: Rational): Rational {
    if (!this.isLifetime && source !== this.source) this.sums.clear();
    this.source = source;
    const key = payee * this.run.frame.memberCount + source;
    const before = this.sums.get(key) ?? zeroRational;
    const after = addRational(before, amount);
    this.sums.set(key, after);
    return subtractRational(this.cut(after), this.cut(before));
  }

  /** Carries the sums of a lifetime cap out, in units of 10^-4 rounded by the mode of the plan, ordered by the codes. */
  carry(): void {
    if (!this.isLifetime) return;
    const { frame, state } = this.run;
    const { digits, mode } = frame.plan.rounding;
    const { places, rows } = frame.byCode;
    const { codes } = frame.snapshot.members;
    const perUnit = rational(unitsPerCurrency, 10n ** BigInt(digits));
    const ordered = [...this.sums].map(([key, sum]): [number, number, Rational] => {
      const source = key % frame.memberCount;
      return [places[(key - source) / frame.memberCount] ?? 0, places[source] ?? 0, sum];
    });
    ordered.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
    const codeAt = (place: number): string => codes[rows[place] ?? 0] ?? '';
    const entries = ordered.map(([payee, source, sum]): CarriedEntry => {
      const units = Number(roundRational(multiplyRational(sum, perUnit), mode));
      return { payee: codeAt(payee), source: codeAt(source), units };
    });
    state.carryList(this.bonus.bonus, [...entries.filter(({ units }) => units !== 0), ...this.strangers]);
  }

  private cut(sum: Rational): Rational {
    if (compareRational(sum, this.cap) > 0) return this.cap;
    return compareRational(sum, this.floor) < 0 ? this.floor : sum;
  }

  private readCarried(): void {
    const { frame, state } = this.run;
    const entries = state.list(this.bonus.bonus);
    if (entries.length === 0) return;
    const rows = new Map<unknown, number>(
      entries.flatMap(({ payee, source }) => [
        [payee, -1],
        [source, -1],
      ]),
    );
    frame.snapshot.members.codes.forEach((code, row) => {
      if (rows.has(code)) rows.set(code, row);
    });
    const perUnit = rationalOfRatio(moneyRatio(frame.plan.rounding.digits));
    for (const entry of entries) {
      requireCarried(Number.isSafeInteger(entry['units']), this.bonus.bonus, 'a cap per source has counted units');
      const [payee = -1, source = -1] = [rows.get(entry['payee']), rows.get(entry['source'])];
      // Whoever is not in this snapshot keeps what was counted.
      if (payee < 0 || source < 0) this.strangers.push(entry);
      else {
        const units = rational(BigInt(Number(entry['units'])), 1n);
        this.sums.set(payee * frame.memberCount + source, multiplyRational(units, perUnit));
      }
    }
  }
}
