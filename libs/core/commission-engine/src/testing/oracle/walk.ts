import type { Condition, LevelBonus, MatchingBonus } from '../../plan/plan-schema.js';
import { Fraction } from './fraction.js';
import { numbersOf } from './generations.js';
import { payOn, step } from './money.js';
import type { Person } from './people.js';
import { above } from './trees.js';
import { rankOf, type TableOf, unitsOf, type World } from './world.js';

export type WalkingBonus = LevelBonus | MatchingBonus;

/** Money that a member is due on the walk; whoever is not qualified would have been. */
export interface Due {
  readonly member: Person;
  readonly level: number;
  readonly rate: string;
  readonly amount: Fraction;
  readonly isQualified: boolean;
}

/** What a walk pays on. */
export interface Base {
  readonly money: Fraction;
  /** Of what was bought or paid, which an amount asks for; the money may have been rounded to nothing. */
  readonly sign: Fraction;
}

interface Entry {
  readonly rate: TableOf<string>;
  readonly minimumRank: string | null;
  readonly when?: Condition;
}

/** The walk up from a source: who is due what, by level, by generation or by points. */
export class Walk {
  constructor(
    readonly world: World,
    readonly bonus: WalkingBonus,
    readonly firstLevel: 0 | 1,
  ) {}

  /** Everybody whom a walk from the source meets, the nearest first. */
  pathFrom(source: Person): Person[] {
    const tree = this.world.tree(this.bonus.tree);
    const first = tree.firstStep(source);
    const up = first ? [first, ...above(tree, first)] : [];
    return this.firstLevel === 0 ? [source, ...up] : up;
  }

  from(source: Person, base: Base): Due[] {
    const path = this.pathFrom(source);
    const meets = this.bonus.generations ? numbersOf(this, path, source) : this.levels(path, source);
    const dues: Due[] = [];
    let points = this.bonus.points ? unitsOf(this.bonus.points.perSource) : 0n;
    path.forEach((member, place) => {
      const level = meets[place] ?? 0;
      if (this.skips(member, level) || !this.hasEntry(level)) return;
      const blockers = this.blockersBelow(member, path.slice(0, place), source);
      if (this.isCutOff(blockers, path, meets)) return;
      const rate = this.rateAt(member, level, source);
      if (this.bonus.points && !this.isEligible(member)) return;
      const taken = this.pointsOf(member) < points ? this.pointsOf(member) : points;
      points -= taken;
      if (rate === undefined || (this.bonus.points && taken === 0n)) return;
      const gross = this.amountOf(rate, base);
      const isLess = blockers.length > 0 && this.bonus.blocker?.then === 'difference';
      const left = isLess ? this.lessThan(gross, dues, base) : gross;
      if (left === undefined) return;
      dues.push({ member, level, rate, amount: this.part(left, taken), isQualified: this.isQualified(member, level) });
    });
    return dues;
  }

  /** Whether a source who stood at the first level that pays would be skipped there. */
  skipsAsSource(source: Person): boolean {
    return this.skips(source, this.start);
  }

  isEligible(member: Person): boolean {
    return this.world.holds(this.bonus.eligible as Condition, member);
  }

  /** Eligible, of the level's rank and condition, and with a rate of their own (which the source's rate does not ask). */
  isQualified(member: Person, level: number): boolean {
    const entry = this.entryFor(level);
    if (!entry || !this.isEligible(member) || !this.meets(member, entry)) return false;
    return this.bonus.rateOf === 'source' || this.rateOf(member, level) !== undefined;
  }

  /** Whether nothing but eligibility keeps somebody from the money of a level. */
  waits(member: Person, level: number): boolean {
    const entry = this.entryFor(level);
    return entry !== undefined && !this.isEligible(member) && this.meets(member, entry);
  }

  /** The rate at which a member is paid on a source, as far as the tables have one. */
  rateAt(member: Person, level: number, source: Person): string | undefined {
    const [own, theirs] = [this.rateOf(member, level), this.rateOf(source, level)];
    if (this.bonus.rateOf === 'earner') return own;
    if (this.bonus.rateOf === 'source') return theirs;
    if (own === undefined || theirs === undefined) return undefined;
    return Fraction.read(own).isAbove(Fraction.read(theirs)) ? theirs : own;
  }

  /** The level to which the first entry belongs. */
  get start(): number {
    return this.bonus.startLevel ?? this.bonus.generations?.first ?? this.firstLevel;
  }

  /** Passed over without using up the level. */
  skips(member: Person, level: number): boolean {
    const { whom } = this.bonus.skip;
    if (whom === 'nobody') return false;
    if (typeof whom === 'object') return !this.world.holds({ rank: whom.belowRank }, member);
    // Levels before the first entry ask for nothing but eligibility.
    if (whom === 'ineligible' || level < this.start) return !this.isEligible(member);
    return !this.isQualified(member, level);
  }

  /** Blockers between the source and an earner, the nearest to the earner last. */
  blockersBelow(earner: Person, below: readonly Person[], source: Person): Person[] {
    return below.filter((member) => this.blocks(member, earner, source));
  }

  isCutOff(blockers: readonly Person[], path: readonly Person[], levels: readonly number[]): boolean {
    const then = this.bonus.blocker?.then;
    const nearest = blockers.at(-1);
    if (!nearest || then === undefined || then === 'difference' || then === 'compress') return false;
    if (then === 'stop') return true;
    // With generations the steps of the tree are counted.
    const place = path.indexOf(nearest);
    const above = this.bonus.generations ? place + (this.firstLevel === 0 ? 0 : 1) : (levels[place] ?? 0);
    return above > then.stopLevelsBelow;
  }

  private levels(path: readonly Person[], source: Person): number[] {
    const uses: boolean[] = [];
    const levels: number[] = [];
    path.forEach((member, place) => {
      const gaveUp = (other: Person): boolean =>
        this.bonus.blocker?.then === 'compress' && this.blocks(other, member, source);
      const level = this.firstLevel + path.filter((other, at) => at < place && uses[at] && !gaveUp(other)).length;
      levels.push(level);
      uses.push(!this.skips(member, level));
    });
    return levels;
  }

  /** An eligible member, but not the source, whose rank as the earner sees it blocks. */
  private blocks(member: Person, earner: Person, source: Person): boolean {
    const { blocker } = this.bonus;
    if (!blocker || member === source || !this.isEligible(member)) return false;
    const [theirs, own] = [rankOf(this.world, member), rankOf(this.world, earner)];
    return (blocker.rank !== 'higher' && theirs === own) || (blocker.rank !== 'same' && theirs > own);
  }

  private hasEntry(level: number): boolean {
    const { levels, rates, beyondLast, points } = this.bonus;
    if (level < this.start) return false;
    if (points || rates !== undefined || beyondLast === 'repeat-last') return true;
    return level - this.start < (levels?.length ?? 0);
  }

  private meets(member: Person, { minimumRank, when }: Pick<Entry, 'minimumRank' | 'when'>): boolean {
    if (minimumRank !== null && !this.world.holds({ rank: minimumRank }, member)) return false;
    return !when || this.world.holds(when, member);
  }

  private entryFor(level: number): Pick<Entry, 'minimumRank' | 'when'> | undefined {
    const { levels } = this.bonus;
    if (levels) return this.pick(levels as readonly Entry[], level);
    return this.hasEntry(level) ? { minimumRank: null } : undefined;
  }

  /** What the tables have for somebody at a level. */
  private rateOf(person: Person, level: number): string | undefined {
    const { levels, rates } = this.bonus;
    if (rates !== undefined) return this.pick(this.world.table(rates as TableOf<string[]>, person) ?? [], level);
    const entry = this.pick(levels as readonly Entry[], level);
    return entry && this.world.table(entry.rate, person);
  }

  /** The first entry counts for everybody where there are points. */
  private pick<One>(list: readonly One[], level: number): One | undefined {
    const place = level - this.start;
    if (place < 0) return undefined;
    if (this.bonus.points) return list[0];
    return list[place] ?? (this.bonus.beyondLast === 'repeat-last' ? list.at(-1) : undefined);
  }

  private amountOf(rate: string, { money, sign }: Base): Fraction {
    return payOn(rate, rate.endsWith('%') ? money : sign);
  }

  private pointsOf(member: Person): bigint {
    const takes = this.bonus.points && this.world.table(this.bonus.points.takes as TableOf<string>, member);
    return takes === undefined ? 0n : unitsOf(takes);
  }

  private part(gross: Fraction, taken: bigint): Fraction {
    const { points } = this.bonus;
    return points ? step(this.world, gross).times(Fraction.of(taken, unitsOf(points.perSource))) : gross;
  }

  /** What is left above the highest rate paid below, on the side of the base; undefined where that is nothing. */
  private lessThan(gross: Fraction, dues: readonly Due[], base: Base): Fraction | undefined {
    const side = Fraction.of(base.sign.sign);
    const paid = dues.filter(({ isQualified }) => isQualified).map(({ rate }) => this.amountOf(rate, base).times(side));
    if (paid.length === 0) return gross;
    const left = gross.times(side).minus(paid.reduce((one, other) => one.greatest(other)));
    return left.sign > 0 ? left.times(side) : undefined;
  }
}
