import {
  addRational,
  compareRational,
  multiplyRational,
  parseRational,
  parseVolume,
  type Rational,
  rational,
  roundRational,
  subtractRational,
  zeroRational,
} from '@upline/money';
import type { Condition } from '../../../../plan/plan-schema.js';
import type { MissReason } from '../../bonus-run.js';
import { size, SlowFacts, type SlowSource } from './slow-facts.js';

/** What a bonus does, told by the slow and obvious definition: one ancestor after the other, everything in fractions. */
export interface SlowOutcome {
  /** payee, source, level, amount in rounding units, row of the order. */
  readonly lines: [number, number, number, string, number][];
  /** member, source, level, reason. */
  readonly misses: [number, number, number, MissReason][];
  company: Rational;
  readonly held: Map<number, Rational>;
}

interface Met {
  readonly member: number;
  readonly level: number;
  readonly used: boolean;
  readonly earned: boolean;
}

const show = ({ numerator, denominator }: Rational): string => `${numerator}/${denominator}`;
const least = (one: Rational, other: Rational): Rational => (compareRational(one, other) <= 0 ? one : other);

/** The definition of the level and matching kernels, for small trees. `sources` are told before any volume moves. */
export class SlowLevel extends SlowFacts {
  readonly outcome: SlowOutcome = { lines: [], misses: [], company: zeroRational, held: new Map() };
  private readonly sums = new Map<string, Rational>();
  run(sources: readonly SlowSource[]): SlowOutcome {
    for (const each of this.collect(sources)) if (each.units.numerator !== 0n) this.walk(each);
    return this.outcome;
  }

  /** Sources in the order of the codes, after volume has moved. */
  private collect(sources: readonly SlowSource[]): SlowSource[] {
    const collected: SlowSource[] = [];
    for (const each of sources) {
      let { source } = each;
      if (this.bonus.skip.moves === 'volume' && this.skips(source, this.firstEntry)) {
        const above = this.lineAbove(source).find((row) => !this.skips(row, this.firstEntry));
        if (above === undefined) continue;
        source = above;
      }
      const known = collected.findIndex((other) => other.source === source && other.order === each.order);
      const before = collected[known];
      if (before) collected[known] = { ...before, units: addRational(before.units, each.units) };
      else collected.push({ ...each, source });
    }
    const { places } = this.frame.byCode;
    return collected.sort(
      (one, other) => (places[one.source] ?? 0) - (places[other.source] ?? 0) || one.order - other.order,
    );
  }

  private walk(each: SlowSource): void {
    const { source } = each;
    const met: Met[] = [];
    let points = this.bonus.points ? parseVolume(this.bonus.points.perSource) : 0;
    let highest: Rational | undefined;
    for (const member of [...(this.fromSource ? [source] : []), ...this.lineAbove(source)]) {
      const level = this.levelOf(member, source, met);
      const note = (used: boolean, earned: boolean) => met.push({ member, level, used, earned });
      const miss = (reason: MissReason) => this.outcome.misses.push([member, source, level, reason]);
      if (!this.row(level) && level >= this.firstEntry) {
        if (!this.seenByEarner()) return;
        note(!this.skips(member, level), false);
        continue;
      }
      if (this.skips(member, level)) {
        miss(this.cause(member, level));
        note(false, false);
        continue;
      }
      if (level < this.firstEntry) {
        miss(this.cause(member, level));
        note(true, this.eligible(member));
        continue;
      }
      const qualified = this.qualified(member, level);
      const cut = this.isCutOff(member, source, met);
      const { blocker } = this.bonus;
      if (cut && blocker?.then !== 'difference') {
        miss(qualified ? 'BLOCKED' : this.cause(member, level));
        note(true, false);
        continue;
      }
      const full = this.moneyOf(member, source, level, each);
      const owed = cut && full && highest ? this.less(full, highest) : full;
      let money = owed;
      if (this.bonus.points) {
        const wanted = this.eligible(member) ? parseVolume(this.tableValue(this.bonus.points.takes, member) ?? '0') : 0;
        const taken = Math.min(wanted, points);
        points -= taken;
        if (taken === 0) {
          miss(!this.eligible(member) ? this.cause(member, level) : wanted === 0 ? 'LEVEL_CLOSED' : 'POINTS_USED_UP');
          note(true, false);
          continue;
        }
        const share = rational(BigInt(taken), BigInt(parseVolume(this.bonus.points.perSource)));
        money = owed && multiplyRational(this.step(owed), share);
      }
      if (qualified && full && !owed) miss('NO_DIFFERENCE');
      else if (!qualified || !money || !full) this.unpaid(member, each, level, money);
      else {
        this.pay(member, each, level, money);
        highest = !highest || compareRational(size(full), highest) > 0 ? size(full) : highest;
      }
      note(true, qualified && money !== undefined);
    }
  }

  /** What a difference leaves, undefined for nothing. */
  private less(money: Rational, below: Rational): Rational | undefined {
    const left = subtractRational(size(money), below);
    if (left.numerator <= 0n) return undefined;
    return money.numerator < 0n ? rational(-left.numerator, left.denominator) : left;
  }

  private unpaid(member: number, each: SlowSource, level: number, money: Rational | undefined): void {
    const tell = (reason: MissReason) => this.outcome.misses.push([member, each.source, level, reason]);
    const { ineligible } = this.bonus;
    const upline = money && ineligible.startsWith('next-') ? this.upline(member, each, level) : undefined;
    if (money && upline !== undefined) {
      this.pay(upline, each, level, money);
      return void tell('PASSED_UP');
    }
    const waits = !this.eligible(member) && this.answers(member, level);
    if (!money || (ineligible !== 'company' && !(ineligible === 'held' && waits))) {
      return void tell(this.cause(member, level));
    }
    const amount = this.capped(member, each, this.rounded(money));
    if (amount.numerator === 0n) return void tell(this.cause(member, level));
    if (ineligible === 'company') this.outcome.company = addRational(this.outcome.company, amount);
    else this.outcome.held.set(member, addRational(this.outcome.held.get(member) ?? zeroRational, amount));
    tell(ineligible === 'company' ? 'TO_COMPANY' : 'HELD');
  }

  private upline(member: number, each: SlowSource, level: number): number | undefined {
    const line = this.lineAbove(each.source);
    for (const row of line.slice(line.indexOf(member) + 1)) {
      if (this.bonus.ineligible === 'next-eligible-upline') {
        if (this.eligible(row)) return row;
        continue;
      }
      const [theirs, own] = [
        this.moneyOf(row, each.source, level, each),
        this.moneyOf(member, each.source, level, each),
      ];
      if (this.qualified(row, level) && theirs && own && compareRational(size(theirs), size(own)) >= 0) return row;
    }
    return undefined;
  }

  private pay(member: number, each: SlowSource, level: number, money: Rational): void {
    const full = this.rounded(money);
    const amount = this.capped(member, each, full);
    const isCapped = compareRational(amount, full) !== 0;
    if (isCapped) this.outcome.misses.push([member, each.source, level, 'CAPPED']);
    else if (amount.numerator === 0n) this.outcome.misses.push([member, each.source, level, 'ROUNDS_TO_ZERO']);
    if (amount.numerator !== 0n) {
      this.outcome.lines.push([this.owner(member), each.source, level, show(amount), each.order]);
    }
  }

  private capped(member: number, { source }: SlowSource, amount: Rational): Rational {
    const { capPerSource } = this.bonus;
    if (!capPerSource) return amount;
    const { digits, where } = this.frame.plan.rounding;
    let cap = multiplyRational(parseRational(capPerSource.amount), rational(10n ** BigInt(digits), 1n));
    if (where === 'line' || where === 'step') cap = rational(roundRational(cap, 'down'), 1n);
    const key = `${this.owner(member)} ${source}`;
    const before = this.sums.get(key) ?? zeroRational;
    const after = addRational(before, amount);
    this.sums.set(key, after);
    const cut = (sum: Rational): Rational =>
      sum.numerator < 0n ? subtractRational(zeroRational, least(size(sum), cap)) : least(sum, cap);
    return subtractRational(cut(after), cut(before));
  }

  private seenByEarner(): boolean {
    const { generations, blocker } = this.bonus;
    return generations ? 'sameRankAsViewer' in (generations.boundary as object) : blocker?.then === 'compress';
  }

  private levelOf(member: number, source: number, met: readonly Met[]): number {
    const { generations, blocker } = this.bonus;
    if (!generations) {
      const counts = ({ member: below, used }: Met) =>
        used && !(blocker?.then === 'compress' && below !== source && this.blocks(below, member));
      return this.first + met.filter(counts).length;
    }
    let number = this.first;
    let paid = false;
    const advance = () => {
      if (paid || generations.emptyGeneration === 'uses-number') number++;
      paid = false;
    };
    const opens = generations.boundaryMember === 'opens';
    const isViewed = this.seenByEarner();
    for (const { member: below, earned } of met) {
      if (opens && below !== source && this.bounds(below, member)) advance();
      paid ||= earned;
      if (!opens && this.bounds(below, member)) advance();
    }
    if (opens && !isViewed && member !== source && this.bounds(member, member)) advance();
    return number;
  }

  private bounds(below: number, viewer: number): boolean {
    const { generations } = this.bonus;
    if (!generations || (generations.ineligibleBoundary === 'ignored' && !this.eligible(below))) return false;
    const { boundary } = generations;
    if (!this.seenByEarner()) return this.frame.marks(boundary as Condition)[below] === 1;
    const ladder = this.frame.ladder('ranks');
    const ranks =
      (boundary as { sameRankAsViewer: string }).sameRankAsViewer === 'title' ? ladder.title : ladder.paidAs;
    return (ranks[below] ?? 0) >= (ranks[viewer] ?? 0);
  }

  private blocks(below: number, viewer: number): boolean {
    const [one, other] = [this.rank(below), this.rank(viewer)];
    if (!this.bonus.blocker || !this.eligible(below)) return false;
    const { rank } = this.bonus.blocker;
    return (rank !== 'higher' && one === other) || (rank !== 'same' && one > other);
  }

  private isCutOff(member: number, source: number, met: readonly Met[]): boolean {
    const { blocker, generations } = this.bonus;
    if (!blocker || blocker.then === 'compress') return false;
    const above = met.filter((each) => !(this.fromSource && each.member === source));
    const nearest = above.findLastIndex((each) => this.blocks(each.member, member));
    if (nearest < 0) return false;
    if (typeof blocker.then !== 'object') return true;
    const level = generations ? nearest + 1 : (above[nearest]?.level ?? 0);
    return level > blocker.then.stopLevelsBelow;
  }
}
