import {
  compareRational,
  multiplyRational,
  parseRational,
  type Rational,
  rational,
  rationalOfRate,
  roundRational,
} from '@upline/money';
import type { Condition } from '../../../../plan/plan-schema.js';
import type { Frame } from '../../../frame/frame.js';
import type { Table } from '../../../frame/table-column.js';
import type { MissReason } from '../../bonus-run.js';
import type { WalkBonus } from '../walk-entries.js';

/** One base on which is paid, exactly, in units of 10^-4. */
export interface SlowSource {
  readonly source: number;
  readonly order: number;
  readonly units: Rational;
}

export const size = (value: Rational): Rational =>
  value.numerator < 0n ? rational(-value.numerator, value.denominator) : value;

/** What the definition asks of members and levels, read from the plan each time. */
export class SlowFacts {
  protected readonly repeats: boolean;
  protected readonly first: number;
  protected readonly firstEntry: number;
  protected readonly parents: Int32Array;
  protected readonly firstStep: Int32Array;
  protected readonly fromSource: boolean;

  constructor(
    protected readonly bonus: WalkBonus,
    protected readonly frame: Frame,
    protected readonly isDynamic = bonus.skip.whom === 'unqualified-for-level',
  ) {
    this.fromSource = bonus.kernel === 'level' && bonus.ownPurchases === 'level-0';
    this.first = bonus.generations?.first ?? (this.fromSource ? 0 : 1);
    this.firstEntry = bonus.startLevel ?? this.first;
    this.repeats = bonus.beyondLast === 'repeat-last';
    const tree = frame.tree(bonus.tree);
    this.parents = tree.forest.parents;
    this.firstStep = tree.firstStep;
  }

  protected lineAbove(source: number): number[] {
    const line: number[] = [];
    for (let row = this.firstStep[source] ?? -1; row >= 0; row = this.parents[row] ?? -1) line.push(row);
    return line;
  }

  protected row(level: number): { minimumRank: string | null; when?: Condition } | undefined {
    const { levels, rates, points } = this.bonus;
    const length =
      levels?.length ?? Math.max(...this.frame.table(rates as Table<string[]>).values.map((list) => list.length));
    const place = points ? Math.min(level - this.firstEntry, 0) : level - this.firstEntry;
    if (place < 0 || (place >= length && !this.repeats)) return undefined;
    return levels ? levels[Math.min(place, length - 1)] : { minimumRank: null };
  }

  /** The text of a member's own rate at a level. */
  protected rateText(member: number, level: number): string | undefined {
    const { levels, rates, points } = this.bonus;
    const place = points ? 0 : level - this.firstEntry;
    if (levels) return this.tableValue<string>(levels[Math.min(place, levels.length - 1)]?.rate, member);
    const list = this.tableValue<string[]>(rates, member);
    return list?.[place] ?? (this.repeats ? list?.at(-1) : undefined);
  }

  protected tableValue<Value>(table: unknown, member: number): Value | undefined {
    const { values, places } = this.frame.table(table as Table<Value>);
    return values[places[member] ?? -1];
  }

  protected moneyOf(member: number, source: number, level: number, each: SlowSource): Rational | undefined {
    const read = (row: number): Rational | undefined => {
      const text = this.rateText(row, level);
      if (text === undefined) return undefined;
      const { digits } = this.frame.plan.rounding;
      if (text.endsWith('%')) return multiplyRational(this.base(each), rationalOfRate(text));
      const amount = multiplyRational(parseRational(text), rational(10n ** BigInt(digits), 1n));
      return each.units.numerator < 0n ? rational(-amount.numerator, amount.denominator) : amount;
    };
    const [own, theirs] = [read(member), read(source)];
    if (this.bonus.rateOf === 'earner') return own;
    if (this.bonus.rateOf === 'source') return theirs;
    if (!own || !theirs) return undefined;
    return compareRational(size(own), size(theirs)) <= 0 ? own : theirs;
  }

  /** The base in rounding units. */
  protected base({ units }: SlowSource): Rational {
    const { where, digits, mode } = this.frame.plan.rounding;
    const factor = this.bonus.kernel === 'level' ? parseRational(this.bonus.base.factor) : rational(1n, 1n);
    const money = multiplyRational(multiplyRational(units, factor), rational(10n ** BigInt(digits), 10_000n));
    return where === 'step' && this.bonus.kernel === 'level' ? rational(roundRational(money, mode), 1n) : money;
  }

  protected step(money: Rational): Rational {
    const { where, mode } = this.frame.plan.rounding;
    return where === 'step' ? rational(roundRational(money, mode), 1n) : money;
  }

  protected rounded(money: Rational): Rational {
    const { where, mode } = this.frame.plan.rounding;
    return where === 'line' || where === 'step' ? rational(roundRational(money, mode), 1n) : money;
  }

  protected eligible(member: number): boolean {
    return this.frame.marks(this.bonus.eligible)[member] === 1;
  }

  protected rank(member: number): number {
    return this.frame.ladder('ranks').paidAs[member] ?? -1;
  }

  protected owner(row: number): number {
    return this.frame.snapshot.members.ownerIndex?.[row] ?? row;
  }

  /** The level's own rank and condition. */
  protected answers(member: number, level: number): boolean {
    const row = this.row(level);
    if (!row) return false;
    if (row.minimumRank !== null && this.rank(member) < this.frame.rank(row.minimumRank).place) return false;
    return !row.when || this.frame.marks(row.when)[member] === 1;
  }

  protected qualified(member: number, level: number): boolean {
    if (!this.eligible(member)) return false;
    if (level < this.firstEntry) return true;
    const asksRate = this.bonus.rateOf !== 'source';
    return this.answers(member, level) && (!asksRate || this.rateText(member, level) !== undefined);
  }

  protected skips(member: number, level: number): boolean {
    const { whom } = this.bonus.skip;
    if (this.isDynamic) return !this.qualified(member, level);
    if (whom === 'ineligible') return !this.eligible(member);
    return typeof whom === 'object' && this.rank(member) < this.frame.rank(whom.belowRank).place;
  }

  protected cause(member: number, level: number): MissReason {
    const { whom } = this.bonus.skip;
    if (!this.eligible(member)) {
      return 'all' in this.bonus.eligible && this.frame.active[member] !== 1 ? 'INACTIVE' : 'INELIGIBLE';
    }
    const below = (rank: string | null | undefined) =>
      typeof rank === 'string' && this.rank(member) < this.frame.rank(rank).place;
    if (typeof whom === 'object' && below(whom.belowRank)) return 'RANK_TOO_LOW';
    return below(level < this.firstEntry ? null : this.row(level)?.minimumRank) ? 'RANK_TOO_LOW' : 'LEVEL_CLOSED';
  }
}
