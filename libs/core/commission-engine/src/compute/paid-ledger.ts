import { roundRational, type RoundingMode } from '@upline/money';
import type { StateBook } from '../snapshot/state-book.js';
import type { Bonus, MatchingBonus } from '../plan/plan-schema.js';
import type { PaidColumn, PaidSoFar } from './kernels/bonus-run.js';
import { addPaid, type PaidByMember } from './paid-by-bonus.js';

export interface PaidScale {
  /** Units of 10^-4 of the currency in one minor unit. */
  readonly unitsPerMinor: number;
  readonly mode: RoundingMode;
}

/**
 * What bonuses paid, for those that match them. A bonus of another period was paid by earlier runs: what it earned since the
 * matching bonus was due last comes with the carried state, under the name of the bonus that matches it.
 */
export class PaidLedger {
  private readonly before = new Map<string, PaidByMember>();
  private readonly after = new Map<string, PaidByMember>();
  private readonly seen = new Map<string, PaidColumn>();

  constructor(
    private readonly state: StateBook,
    private readonly scale: PaidScale,
    private readonly memberCount: number,
  ) {}

  record(bonus: string, before: PaidByMember, after: PaidByMember): void {
    this.before.set(bonus, before);
    this.after.set(bonus, after);
  }

  /** As the matching bonus of that name sees it; every bonus named has been recorded by then. */
  seenBy(matching: string): PaidSoFar {
    return {
      of: (bonuses, basis): PaidColumn => {
        const key = [matching, basis, ...bonuses].join(' ');
        let column = this.seen.get(key);
        if (!column) this.seen.set(key, (column = this.add(matching, bonuses, basis)));
        return column;
      },
    };
  }

  private add(matching: string, bonuses: readonly string[], basis: MatchingBonus['basis']): PaidColumn {
    const known = basis === 'before-caps' ? this.before : this.after;
    const parts = bonuses.flatMap((name) => known.get(name) ?? []);
    const earned = bonuses
      .filter((name) => !known.has(name))
      .map((name) => this.state.numbers(matching, `earned.${name}`));
    return addPaid(parts, earned, this.scale, this.memberCount);
  }

  /** Keeps for matching bonuses of other periods what was earned in this one, and forgets what was matched. */
  carryOut(all: readonly Bonus[], due: ReadonlySet<string>): void {
    const matching = all.filter((bonus): bonus is MatchingBonus => bonus.kernel === 'matching');
    for (const { bonus, of, basis } of matching) {
      for (const name of of) this.carryEarned(bonus, name, basis, due);
    }
  }

  private carryEarned(matching: string, name: string, basis: MatchingBonus['basis'], due: ReadonlySet<string>): void {
    const quantity = `earned.${name}`;
    const paid = (basis === 'before-caps' ? this.before : this.after).get(name);
    if (due.has(matching)) {
      if (!paid && this.state.has(matching, quantity)) {
        this.state.carryNumbers(matching, quantity, new Float64Array(this.memberCount));
      }
      return;
    }
    if (!paid) return;
    const { units, fractions } = addPaid(
      [paid],
      [this.state.numbers(matching, quantity)],
      this.scale,
      this.memberCount,
    );
    const column = fractions
      ? Float64Array.from(fractions, (amount) => (amount ? Number(roundRational(amount, this.scale.mode)) : 0))
      : units;
    this.state.carryNumbers(matching, quantity, column);
  }
}
