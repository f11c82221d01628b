import { formatDecimal, multiplyRational, type Rational, rational, roundRational } from '@upline/money';
import type { BonusRun, Miss } from '../bonus-run.js';
import { HeldMoney } from '../ineligible/held-money.js';
import type { FocusRows } from './focus-rows.js';
import { nextUplineOf } from './next-upline.js';
import { moneyOfRate, type RateValue } from './rate-value.js';
import { SourceCaps } from './source-caps.js';
import { type Cause, causeAt } from './unpaid-cause.js';
import type { WalkEntry } from './walk-entries.js';
import type { WalkRules } from './walk-rules.js';
import { exactBase, type WalkSources } from './walk-sources.js';

/** What somebody is to be paid: a rate of the base, or an exact amount in rounding units that came of it. */
export interface Due {
  readonly rate: RateValue;
  /** As the line shows it. */
  readonly ppm: number;
  readonly exact: Rational | undefined;
}

/** One meeting of a walk with a member. */
export interface WalkStep {
  readonly member: number;
  /** The row of the order, -1 where lines are per buyer. */
  readonly order: number;
  readonly level: number;
  readonly outcome: 'paid' | 'skipped' | 'unpaid';
  /** The rate that was or would have been paid. */
  readonly rate: RateValue | undefined;
  /** In rounding units, as the line has it. */
  readonly amount: Rational | undefined;
  readonly miss: Cause | undefined;
}

const shownDigits = 14;
// Lines have sixteen bits for the level; an endless walk in an endless line goes on under the last number.
const lastLevelShown = 65_535;

/** Turns the meetings of a walk into lines, money that goes elsewhere, and reasons. */
export class Settlement {
  place = 0;
  private source = -1;
  private order = -1;
  private base: Rational | undefined;
  private readonly caps: SourceCaps | undefined;
  private readonly held: HeldMoney;

  constructor(
    private readonly rules: WalkRules,
    private readonly run: BonusRun,
    private readonly sources: WalkSources,
    private readonly focus: FocusRows | undefined,
    private readonly told?: (step: WalkStep) => void,
  ) {
    const { bonus } = rules;
    const { capPerSource } = bonus;
    this.caps = capPerSource && new SourceCaps({ ...bonus, capPerSource }, run);
    this.held = new HeldMoney(bonus.bonus, run);
  }

  /** Turns to the source at a place. */
  begin(place: number): void {
    this.place = place;
    this.source = this.sources.rows[place] ?? -1;
    this.order = this.sources.orders?.[place] ?? -1;
    this.base = undefined;
  }

  /** The base of the source, exactly. */
  readonly exactBase = (): Rational => (this.base ??= exactBase(this.sources, this.place));

  /** Pays a member, as far as the cap leaves something. */
  pay(member: number, level: number, due: Due): void {
    const { run, sources, place } = this;
    const payee = this.rules.payeeOf(member);
    if (due.exact || this.caps || this.told || sources.exact) return this.payExactly(member, level, due);
    if (this.focus && this.focus.marks[member] !== 1) return;
    const { isAmount, ratio } = due.rate;
    const base = sources.units[place] ?? 0;
    const units = isAmount ? Math.sign(sources.shown[place] ?? 0) : base;
    const shown = sources.shown[place] ?? 0;
    const written = run.book.add(payee, this.source, levelShown(level), shown, due.ppm, units, ratio, this.order);
    if (written === 0 && run.missed) this.miss(member, level, this.roundsToZero(due));
  }

  /**
   * Does what the plan says with the money of somebody who used up a level without being paid. `due` is what they would have had;
   * undefined where there is no such rate.
   */
  unpaid(member: number, level: number, due: Due | undefined, entry: WalkEntry | undefined): void {
    const cause = causeAt(this.rules, member, level);
    const fate = due && entry ? this.moveOn(member, level, due, entry) : undefined;
    this.refuse(member, level, due?.rate, fate ? { ...cause, reason: fate } : cause);
  }

  /** Tells that somebody was met and not paid. */
  refuse(member: number, level: number, rate: RateValue | undefined, miss: Cause): void {
    this.miss(member, level, miss);
    this.told?.({ member, order: this.order, level, outcome: 'unpaid', rate, amount: undefined, miss });
  }

  /** Tells that somebody was passed over without using up the level. */
  skip(member: number, level: number): void {
    if (!this.told && !this.run.missed) return;
    const miss = causeAt(this.rules, member, level);
    this.miss(member, level, miss);
    this.told?.({ member, order: this.order, level, outcome: 'skipped', rate: undefined, amount: undefined, miss });
  }

  /** Pays what was held for those who are eligible now. */
  release(): void {
    const { focus } = this;
    this.held.release(this.rules.eligible, focus && ((row) => focus.marks[row] === 1));
  }

  /** Carries out what later periods need. */
  carry(): void {
    this.held.carry(this.rules.eligible);
    this.caps?.carry();
  }

  private payExactly(member: number, level: number, due: Due): void {
    const { run, sources, place, source, order } = this;
    const payee = this.rules.payeeOf(member);
    const full = this.amountOf(due);
    const amount = this.caps ? this.caps.limit(payee, source, full) : full;
    if (this.focus && this.focus.marks[member] !== 1) return;
    const isCapped =
      amount !== full && (amount.numerator !== full.numerator || amount.denominator !== full.denominator);
    const facts = { payee, source, order, level: levelShown(level) };
    const written = run.book.addExact({ ...facts, baseUnits: sources.shown[place] ?? 0, ratePpm: due.ppm }, amount);
    const miss = isCapped ? this.capped(full) : written === 0 ? this.roundsToZero(due) : undefined;
    if (miss) this.miss(member, level, miss);
    const outcome = written === 0 ? 'unpaid' : 'paid';
    this.told?.({ member, order, level, outcome, rate: due.rate, amount: written === 0 ? undefined : amount, miss });
  }

  /** Where the money goes, or undefined where it is lost. */
  private moveOn(member: number, level: number, due: Due, entry: WalkEntry): Miss['reason'] | undefined {
    const { ineligible } = this.rules.bonus;
    if (ineligible === 'lost' || (ineligible === 'held' && !this.waits(member, entry))) return undefined;
    if (ineligible === 'company' || ineligible === 'held') {
      const payee = this.rules.payeeOf(member);
      const full = this.amountOf(due);
      const amount = this.caps ? this.caps.limit(payee, this.source, full) : full;
      if (amount.numerator === 0n) return undefined;
      if (ineligible === 'held') this.held.hold(member, amount);
      else if (!this.focus) this.run.company(amount);
      return ineligible === 'held' ? 'HELD' : 'TO_COMPANY';
    }
    const giver = { member, source: this.source, rate: due.rate, base: this.exactBase };
    const upline = nextUplineOf(this.rules).above(giver, entry);
    if (upline < 0) return undefined;
    this.pay(upline, level, due);
    return 'PASSED_UP';
  }

  /** Whether nothing but eligibility keeps a member from the money of a level. */
  private waits(member: number, { minimumRank, when }: WalkEntry): boolean {
    if (this.rules.eligible[member] === 1) return false;
    if (minimumRank && (minimumRank.ladder.paidAs[member] ?? -1) < minimumRank.place) return false;
    return !when || when[member] === 1;
  }

  /** The amount as a line has it: whole rounding units where the plan rounds lines. */
  private amountOf({ rate, exact }: Due): Rational {
    const amount = exact ?? moneyOfRate(rate, this.baseOf(rate));
    const { eachLine, mode } = this.run.book.rounding;
    return eachLine ? rational(roundRational(amount, mode), 1n) : amount;
  }

  /** An amount asks only for the sign, which a converted base that rounds to nothing has lost. */
  baseOf(rate: RateValue): Rational {
    if (!rate.isAmount) return this.exactBase();
    if (this.sources.exact) return this.exactBase();
    return rational(BigInt(Math.sign(this.sources.shown[this.place] ?? 0)), 1n);
  }

  private miss(member: number, level: number, cause: Cause): void {
    if (!this.run.missed || (this.focus && this.focus.marks[member] !== 1)) return;
    const baseUnits = this.sources.shown[this.place] ?? 0;
    this.run.missed({ member, source: this.source, level, baseUnits, ...cause });
  }

  private roundsToZero({ rate, exact }: Due): Cause {
    const { digits } = this.run.frame.plan.rounding;
    const amount = exact ?? moneyOfRate(rate, this.baseOf(rate));
    return { reason: 'ROUNDS_TO_ZERO', required: formatDecimal(1, digits), actual: this.text(amount) };
  }

  private capped(full: Rational): Cause {
    return { reason: 'CAPPED', required: this.text(this.caps?.cap ?? full), actual: this.text(full), perSource: true };
  }

  /** Rounding units as a decimal text of the currency. */
  private text(amount: Rational): string {
    const finer = rational(10n ** BigInt(shownDigits - this.run.frame.plan.rounding.digits), 1n);
    const text = formatDecimal(roundRational(multiplyRational(amount, finer), 'down'), shownDigits);
    return text.replace(/\.?0+$/, '');
  }
}

function levelShown(level: number): number {
  return level > lastLevelShown ? lastLevelShown : level;
}
