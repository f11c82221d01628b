import { addRational, type Ratio, rational, type Rational, roundRational } from '@upline/money';
import type { BonusRun, MissReason } from '../bonus-run.js';
import { whyIneligible } from '../fixed/why-ineligible.js';
import type { DifferentialBasis } from './differential-basis.js';
import type { Whole } from './wide-column.js';

/** What somebody is due, before it is known whether they are eligible. */
export interface Due {
  readonly member: number;
  readonly source: number;
  /** Breakaway generation for overrides, otherwise 0. */
  readonly level: number;
  readonly baseUnits: number;
  readonly ratePpm: number;
}

const heldDigits = 4;

/**
 * Pays who is eligible, and does with the money of others what the bonus says. A line always keeps the source that it has.
 */
export class PayRouter {
  readonly whyIneligible: (member: number) => MissReason;
  private readonly eligible: Uint8Array;
  private readonly receivers: Int32Array | undefined;
  private readonly held = new Map<number, Rational>();
  private readonly owners: Int32Array | undefined;
  private readonly focusOwner: number;

  constructor(
    private readonly basis: DifferentialBasis,
    private readonly run: BonusRun,
  ) {
    this.eligible = basis.eligible;
    this.whyIneligible = whyIneligible(run.frame, basis.bonus.eligible);
    this.receivers = basis.receivers;
    this.owners = run.frame.snapshot.members.ownerIndex;
    this.focusOwner = run.focus < 0 ? -1 : this.ownerOf(run.focus);
  }

  ownerOf(row: number): number {
    return this.owners?.[row] ?? row;
  }

  /** Whether anybody is asked about whom this row belongs to. */
  concerns(row: number): boolean {
    return this.focusOwner < 0 || (row >= 0 && this.ownerOf(row) === this.focusOwner);
  }

  /** Whether what a member is due matters to this run. */
  reaches(member: number): boolean {
    if (this.concerns(member)) return true;
    return this.eligible[member] !== 1 && this.concerns(this.receivers?.[member] ?? -1);
  }

  /** Pays `units * ratio` rounding units. */
  pay(due: Due, units: Whole, ratio: Ratio): void {
    if (typeof units === 'bigint' || this.eligible[due.member] !== 1) {
      this.payExact(due, rational(BigInt(units) * BigInt(ratio.numerator), BigInt(ratio.denominator)));
      return;
    }
    const { member, source, level, baseUnits, ratePpm } = due;
    if (!this.concerns(member)) return;
    const written = this.run.book.add(this.ownerOf(member), source, level, baseUnits, ratePpm, units, ratio);
    if (written === 0) this.tell(due, 'ROUNDS_TO_ZERO');
  }

  /** Pays an exact amount of rounding units. */
  payExact(due: Due, amount: Rational): void {
    if (this.eligible[due.member] === 1) {
      this.write(due, due.member, amount);
      return;
    }
    this.tell(due, this.whyIneligible(due.member));
    const { ineligible } = this.basis.bonus;
    if (ineligible === 'lost') return;
    if (ineligible === 'company') {
      this.tell(due, 'TO_COMPANY');
      if (this.run.focus < 0) this.run.company(amount);
      return;
    }
    if (ineligible === 'held') {
      this.tell(due, 'HELD');
      this.held.set(due.member, addRational(this.held.get(due.member) ?? noMoney, this.asHeld(amount)));
      return;
    }
    const receiver = this.receivers?.[due.member] ?? -1;
    if (receiver < 0) return;
    this.tell(due, 'PASSED_UP');
    this.write(due, receiver, amount);
  }

  /** Pays what was held for whoever is eligible now, and carries the rest. To be called once, after everything else. */
  settleHeld(): void {
    const { run } = this;
    const { bonus } = this.basis;
    if (bonus.ineligible !== 'held' && !run.state.has(bonus.bonus, 'held')) return;
    const before = run.state.numbers(bonus.bonus, 'held');
    const carried = before.slice();
    const { digits, mode } = run.frame.plan.rounding;
    for (const member of run.frame.byCode.rows) {
      const units = before[member] ?? 0;
      if (units === 0 || this.eligible[member] !== 1) continue;
      carried[member] = 0;
      const amount = rational(BigInt(units) * 10n ** BigInt(digits), 10n ** BigInt(heldDigits));
      if (this.concerns(member))
        this.write({ member, source: member, level: 0, baseUnits: units, ratePpm: 0 }, member, amount);
    }
    for (const [member, amount] of this.held) {
      const units = multiply(amount, 10n ** BigInt(heldDigits - digits));
      carried[member] = (carried[member] ?? 0) + Number(roundRational(units, mode));
    }
    if (run.focus < 0) run.state.carryNumbers(bonus.bonus, 'held', carried);
  }

  /** Tells why somebody is not paid, if somebody asks. */
  tell({ member, source, level, baseUnits }: Due, reason: MissReason, required = '', actual = ''): void {
    const { missed } = this.run;
    if (!missed || !this.concerns(member)) return;
    missed({ member, source, level, baseUnits, reason, required, actual });
  }

  private write(due: Due, payee: number, amount: Rational): void {
    if (!this.concerns(payee)) return;
    const { source, level, baseUnits, ratePpm } = due;
    const facts = { payee: this.ownerOf(payee), source, order: -1, level, baseUnits, ratePpm };
    if (this.run.book.addExact(facts, amount) === 0) this.tell({ ...due, member: payee }, 'ROUNDS_TO_ZERO');
  }

  /** Held money is what a line would have paid. */
  private asHeld(amount: Rational): Rational {
    const { eachLine, mode } = this.run.book.rounding;
    return eachLine ? { numerator: roundRational(amount, mode), denominator: 1n } : amount;
  }
}

const noMoney: Rational = { numerator: 0n, denominator: 1n };

function multiply({ numerator, denominator }: Rational, by: bigint): Rational {
  return rational(numerator * by, denominator);
}
