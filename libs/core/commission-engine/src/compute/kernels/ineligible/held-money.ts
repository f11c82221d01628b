import {
  addRational,
  multiplyRational,
  type Ratio,
  ratioOf,
  type Rational,
  rational,
  roundRational,
  zeroRational,
} from '@upline/money';
import type { BonusRun } from '../bonus-run.js';

const held = 'held';
const unitsPerCurrency = 10_000n;

/** Money kept for positions until they are eligible, and then paid to whoever owns them: carried as numbers(bonus, 'held') in units of 10^-4 of the currency. */
export class HeldMoney {
  private readonly added = new Map<number, Rational>();

  constructor(
    private readonly bonus: string,
    private readonly run: BonusRun,
  ) {}

  /** Keeps an exact amount, in rounding units, for a position. */
  hold(position: number, amount: Rational): void {
    this.added.set(position, addRational(this.added.get(position) ?? zeroRational, amount));
  }

  /**
   * Pays what was carried in to everybody who is eligible now, as lines of level 0 with the position as the source. With a
   * focus, to the rows that `concerns` names only.
   */
  release(eligible: Uint8Array, concerns?: (row: number) => boolean): void {
    const { state, book, frame } = this.run;
    if (!state.has(this.bonus, held)) return;
    const carried = state.numbers(this.bonus, held);
    const owners = frame.snapshot.members.ownerIndex;
    const ratio = perHeldUnit(frame.plan.rounding.digits);
    for (let place = 0; place < frame.byCode.rows.length; place++) {
      const row = frame.byCode.rows[place] as number;
      const units = carried[row] ?? 0;
      if (units === 0 || eligible[row] !== 1 || (concerns && !concerns(row))) continue;
      book.add(owners?.[row] ?? row, row, 0, units, 0, units, ratio);
    }
  }

  /** Carries out what was not released and what was added, rounded to units of 10^-4 by the mode of the plan. */
  carry(eligible: Uint8Array): void {
    const { state, frame } = this.run;
    if (this.added.size === 0 && !state.has(this.bonus, held)) return;
    const { mode, digits } = frame.plan.rounding;
    const perUnit = rational(unitsPerCurrency, 10n ** BigInt(digits));
    const column = state.numbers(this.bonus, held).map((units, row) => (eligible[row] === 1 ? 0 : units));
    for (const [position, amount] of this.added) {
      column[position] = (column[position] ?? 0) + Number(roundRational(multiplyRational(amount, perUnit), mode));
    }
    state.carryNumbers(this.bonus, held, column);
  }
}

function perHeldUnit(digits: number): Ratio {
  return ratioOf(10n ** BigInt(digits), unitsPerCurrency);
}
