import { compareRational, type Rational, rational, subtractRational } from '@upline/money';
import type { BonusRun } from '../bonus-run.js';
import { Blockade } from './blockade.js';
import { chooseNumbering, differsByEarner } from './choose-numbering.js';
import { FocusReach } from './focus-reach.js';
import type { FocusRows } from './focus-rows.js';
import type { Numbering, WalkPath } from './numbering.js';
import { PointsPurse } from './points-purse.js';
import { moneyOfRate, type RateValue } from './rate-value.js';
import { rateFor } from './rate-for.js';
import type { Due, Settlement } from './settlement.js';
import { causeAt } from './unpaid-cause.js';
import { VisitOrder } from './visit-order.js';
import type { WalkEntry } from './walk-entries.js';
import type { WalkRules } from './walk-rules.js';
import type { WalkSources } from './walk-sources.js';

/** Who listens to a walk, and to what. */
export interface WalkListening {
  readonly focus: FocusRows | undefined;
  /** Everybody on the way is visited, and told what became of them. */
  readonly toEverybody: boolean;
}

/**
 * The walk up from a source with every option of the plan. It visits those who can be paid, or who are asked about, and decides for
 * each of them: passed over, paid, or not and why. `hot-walk.ts` is the same for plain levels, faster.
 */
export class WalkUp {
  private readonly numbering: Numbering;
  private readonly blockade: Blockade | undefined;
  private readonly purse: PointsPurse | undefined;
  private readonly differs: boolean;
  private readonly listens: boolean;
  private source = -1;
  /** The highest rate paid on this walk so far, for blockers that leave the difference. */
  private highest: RateValue | undefined;

  constructor(
    private readonly rules: WalkRules,
    run: BonusRun,
    private readonly settlement: Settlement,
    private readonly listening: WalkListening,
  ) {
    const { bonus } = rules;
    const order = new VisitOrder(rules, listening.focus, listening.toEverybody);
    this.numbering = chooseNumbering(rules, order);
    this.differs = differsByEarner(rules);
    this.listens = listening.toEverybody || listening.focus !== undefined;
    if (bonus.blocker && bonus.blocker.then !== 'compress') this.blockade = new Blockade(rules, bonus.blocker);
    if (rules.points) this.purse = new PointsPurse(rules.points, run.frame.plan.rounding);
  }

  /** Walks up from every source. */
  walkAll(sources: WalkSources): void {
    const { focus } = this.listening;
    const reach = focus && new FocusReach(this.rules, focus);
    for (let place = 0; place < sources.count; place++) {
      const source = sources.rows[place] ?? -1;
      if (!reach || reach.includes(source)) this.walk(source, place);
    }
  }

  private walk(source: number, place: number): void {
    const { rules, numbering, listening, purse } = this;
    const path: WalkPath = { source, entry: rules.tree.firstStep[source] ?? -1, fromSource: rules.startsAtSource };
    this.source = source;
    this.highest = undefined;
    this.settlement.begin(place);
    numbering.begin(path);
    this.blockade?.begin(path);
    purse?.fill();
    for (let member = numbering.first(); member >= 0; member = numbering.next(member)) {
      const level = numbering.levelAt(member);
      if (level <= rules.lastNumber) this.visit(member, level);
      else if (this.differs) numbering.after(member, !rules.skips(member, level), false);
      else return;
      if (numbering.isOver(member) || (purse?.isEmpty && !this.listens)) return;
      if (listening.focus && isPast(listening.focus, path, member)) return;
    }
  }

  /** Decides what becomes of one member at one level. */
  private visit(member: number, level: number): void {
    const { rules, settlement, numbering } = this;
    if (rules.skips(member, level)) {
      settlement.skip(member, level);
      numbering.after(member, false, false);
      return;
    }
    const entry = rules.entryAt(level);
    if (!entry) {
      settlement.refuse(member, level, undefined, causeAt(rules, member, level));
      // Before the first entry nobody is paid; whoever is eligible keeps a generation from being empty.
      numbering.after(member, true, level < rules.firstEntry && rules.eligible[member] === 1);
      return;
    }
    numbering.after(member, true, this.settle(member, level, entry));
  }

  /** Answers whether the member was paid, if only an amount that rounds to nothing. */
  private settle(member: number, level: number, entry: WalkEntry): boolean {
    const { settlement, blockade, purse } = this;
    const isQualified = entry.qualified[member] === 1;
    const isCutOff = blockade?.cutsOff(member) === true;
    if (isCutOff && !blockade.paysDifference) {
      if (isQualified) settlement.refuse(member, level, undefined, { reason: 'BLOCKED', required: '', actual: '' });
      else settlement.unpaid(member, level, undefined, undefined);
      return false;
    }
    const rate = rateFor(this.rules, entry, member, this.source, settlement.exactBase);
    const isTaker = this.rules.eligible[member] === 1;
    if (purse && isTaker && !purse.take(member)) {
      settlement.refuse(member, level, rate, purse.refusal(member, level));
      return false;
    }
    const due = rate && (!purse || isTaker) ? this.dueOf(rate, isCutOff) : undefined;
    if (isQualified && rate && !due) {
      settlement.refuse(member, level, rate, { reason: 'NO_DIFFERENCE', required: '', actual: '' });
      return false;
    }
    if (!isQualified || !rate || !due) {
      settlement.unpaid(member, level, due, entry);
      return false;
    }
    settlement.pay(member, level, due);
    if (blockade?.paysDifference) this.remember(rate);
    return true;
  }

  /** What a rate comes to after blockers and points, undefined where a blocker leaves nothing. */
  private dueOf(rate: RateValue, isCutOff: boolean): Due | undefined {
    const { highest, purse } = this;
    let ppm = rate.ppm;
    let exact: Rational | undefined;
    if (isCutOff && highest) {
      const [own, below] = [this.sized(rate), this.sized(highest)];
      if (compareRational(own, below) <= 0) return undefined;
      const difference = subtractRational(own, below);
      const isRefund = this.settlement.baseOf(rate).numerator < 0n;
      exact = isRefund ? rational(-difference.numerator, difference.denominator) : difference;
      ppm = Math.max(0, rate.ppm - highest.ppm);
    }
    if (!purse) return { rate, ppm, exact };
    const part = exact ? undefined : purse.partOf(rate);
    return part ? { rate: part, ppm, exact } : { rate, ppm, exact: purse.shareOf(exact ?? this.moneyOf(rate)) };
  }

  private remember(rate: RateValue): void {
    if (!this.highest || compareRational(this.sized(rate), this.sized(this.highest)) > 0) this.highest = rate;
  }

  private moneyOf(rate: RateValue): Rational {
    return moneyOfRate(rate, this.settlement.baseOf(rate));
  }

  /** What a rate comes to on the base, without its sign. */
  private sized(rate: RateValue): Rational {
    const { numerator, denominator } = this.moneyOf(rate);
    return numerator < 0n ? { numerator: -numerator, denominator } : { numerator, denominator };
  }
}

/** Nobody who is asked about is above a member any more. */
function isPast({ above, marks }: FocusRows, { source, entry, fromSource }: WalkPath, member: number): boolean {
  if (fromSource && member === source) return entry < 0 || (marks[entry] !== 1 && above(entry) < 0);
  return above(member) < 0;
}
