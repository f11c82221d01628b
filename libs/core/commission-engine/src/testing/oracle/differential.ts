import type { Condition, DifferentialBonus } from '../../plan/plan-schema.js';
import { Fraction } from './fraction.js';
import { type Line, lineOf, moneyOf, payHeld, type Run, step } from './money.js';
import type { Person } from './people.js';
import { above } from './trees.js';
import { type TableOf, type TreeGraph, unitsOf, type World } from './world.js';

type Breakaway = NonNullable<DifferentialBonus['breakaway']>;
type Brackets = Extract<DifferentialBonus['rate'], { axis: string }>;
type OverrideOf<How> = Extract<NonNullable<Breakaway['override']>, { how: How }>;

/** Pays a stairstep. */
export function payDifferential(world: World, bonus: DifferentialBonus, run: Run): Line[] {
  const stairs = new Stairstep(world, bonus, run);
  const lines = world.people.flatMap((person) => [
    ...(bonus.form === 'amounts' ? stairs.netAmount(person) : stairs.rateDifferences(person)),
    ...stairs.overrides(person),
  ]);
  return [...lines, ...(bonus.ineligible === 'held' ? payHeld(world, bonus, stairs.kept, run.out) : [])];
}

/** A rate as a price: what one unit of 10^-4 of volume is worth, for comparing and subtracting. */
interface Rate {
  readonly isMarginal: boolean;
  /** Of the volume's money; of a marginal rate the average over the group. */
  readonly value: Fraction;
}

class Stairstep {
  readonly kept = new Map<Person, Fraction>();
  private readonly tree: TreeGraph;
  private readonly override: Breakaway['override'];

  constructor(
    private readonly world: World,
    private readonly bonus: DifferentialBonus,
    private readonly run: Run,
  ) {
    this.tree = world.tree(bonus.tree);
    this.override = bonus.breakaway?.override ?? null;
  }

  /** gross(n) less the gross of the children, one line per member. */
  netAmount(person: Person): Line[] {
    const deducted = Fraction.sum(this.legs(person).map((child) => this.takenOff(child)));
    return this.pay(person, person, 0, this.gross(person, this.paidBase(person)).minus(deducted));
  }

  /** A line for the own base and those of each leg. */
  rateDifferences(person: Person): Line[] {
    const rate = this.rate(person);
    const isOnLine = this.bonus.childRate === 'highest-on-line';
    const own = this.bonus.ownBase === 'counts' ? this.own(person) : 0n;
    return [
      ...this.pay(person, person, 0, own > 0n ? this.priced(rate, nothing, own) : Fraction.zero),
      ...this.legs(person).flatMap((leg) => (isOnLine ? this.legOnLine(person, leg) : this.leg(person, leg))),
    ];
  }

  private leg(person: Person, leg: Person): Line[] {
    const base = this.wholeBase(leg);
    if (base <= 0n) return [];
    if (this.takesOff(leg)) return this.pay(person, leg, 0, this.priced(this.rate(person), this.rate(leg), base));
    const below = Fraction.sum(this.legs(leg).map((next) => this.takenOff(next)));
    return this.pay(person, leg, 0, this.priced(this.rate(person), nothing, base).minus(below));
  }

  /** A line for each rate that is the highest between the member and sources of the leg; nothing if together they are nothing. */
  private legOnLine(person: Person, leg: Person): Line[] {
    const rate = this.rate(person);
    const volumes: { highest: Rate; units: bigint }[] = [];
    for (const { source, highest } of this.sources(leg, nothing)) {
      if (!rate.value.isAbove(highest.value)) continue;
      const same = volumes.find((one) => one.highest.value.minus(highest.value).sign === 0);
      if (same) same.units += this.own(source);
      else volumes.push({ highest, units: this.own(source) });
    }
    const amounts = volumes.map(({ highest, units }) => this.priced(rate, highest, units));
    if (Fraction.sum(amounts).sign <= 0) return [];
    return amounts.flatMap((amount) => this.route(person, leg, 0, amount));
  }

  /** Everybody in a leg with the highest rate that counts from them up to the head of the leg. */
  private sources(head: Person, above: Rate): { source: Person; highest: Rate }[] {
    const own = this.rate(head);
    const highest = this.takesOff(head) && own.value.isAbove(above.value) ? own : above;
    return [{ source: head, highest }, ...this.legs(head).flatMap((child) => this.sources(child, highest))];
  }

  private isEligible(person: Person): boolean {
    return this.world.holds(this.bonus.eligible as Condition, person);
  }

  private takesOff(child: Person): boolean {
    return this.bonus.unqualified === 'counts' || (this.isEligible(child) && this.hasRate(child));
  }

  private takenOff(child: Person): Fraction {
    if (!this.takesOff(child)) return Fraction.sum(this.legs(child).map((next) => this.takenOff(next)));
    return this.gross(child, this.bonus.form === 'amounts' ? this.paidBase(child) : this.wholeBase(child));
  }

  private brokeAway(person: Person): boolean {
    const { breakaway } = this.bonus;
    return breakaway !== undefined && this.world.holds(breakaway.boundary as Condition, person);
  }

  /** Their legs do not count in the groups above. */
  private isLeftOut(person: Person): boolean {
    return this.bonus.breakaway?.legs === 'excluded' && this.brokeAway(person);
  }

  /** The children whose legs count in the group. */
  private legs(person: Person): Person[] {
    return this.tree.children(person).filter((child) => !this.isLeftOut(child));
  }

  private own(person: Person): bigint {
    return this.world.volume(this.bonus.base.volume, person);
  }

  private wholeBase(person: Person): bigint {
    return this.legs(person).reduce((sum, child) => sum + this.wholeBase(child), this.own(person));
  }

  /** B(n). */
  private paidBase(person: Person): bigint {
    return this.bonus.ownBase === 'counts' ? this.wholeBase(person) : this.wholeBase(person) - this.own(person);
  }

  private atRate(rate: Fraction, units: bigint): Fraction {
    return step(this.world, rate.times(moneyOf(this.world, units, this.bonus.base.factor)));
  }

  private get marginal(): Brackets | undefined {
    const { rate } = this.bonus;
    return typeof rate === 'object' && 'axis' in rate && rate.read === 'marginal' ? rate : undefined;
  }

  /** What the rate of somebody makes of a base. */
  private gross(person: Person, units: bigint): Fraction {
    const { marginal } = this;
    if (!marginal) return this.atRate(this.rate(person).value, units);
    const axis = this.world.volume(marginal.axis, person);
    if (axis <= 0n || units <= 0n) return Fraction.zero;
    // Each block of the axis has its own rate, and the base is dealt over them; nothing is paid below the first.
    const froms = [0n, ...marginal.rows.map(({ from }) => unitsOf(from))];
    const rates = [Fraction.zero, ...marginal.rows.map(({ rate }) => Fraction.read(rate))];
    const reached = froms.filter((from) => from < axis);
    let left = units;
    const amounts = reached.map((from, place) => {
      const isLast = place === reached.length - 1;
      const share = Fraction.of(units * ((froms[place + 1] ?? 0n) - from), axis).floor();
      const part = isLast ? left : share;
      left -= part;
      return this.atRate(rates[place] ?? Fraction.zero, part);
    });
    return Fraction.sum(amounts);
  }

  private hasRate(person: Person): boolean {
    const { marginal } = this;
    if (!marginal) return this.rateText(person) !== undefined;
    const [lowest] = marginal.rows;
    return this.world.volume(marginal.axis, person) > unitsOf(lowest?.from ?? '0');
  }

  /** Whoever reaches no bracket, or has no value, has no rate. */
  private rate(person: Person): Rate {
    if (!this.marginal) return { isMarginal: false, value: Fraction.read(this.rateText(person) ?? '0%') };
    const base = this.wholeBase(person);
    const value = base > 0n ? this.gross(person, base).dividedBy(Fraction.of(base, 10_000n)) : Fraction.zero;
    return { isMarginal: true, value };
  }

  private rateText(person: Person): string | undefined {
    const { rate } = this.bonus;
    if (typeof rate === 'string' || !('axis' in rate)) return this.world.table(rate as TableOf<string>, person);
    const reaches = (from: string): boolean => {
      const actual = this.world.volumeFor(rate.axis, unitsOf(from), person);
      return rate.threshold === 'inclusive' ? actual >= unitsOf(from) : actual > unitsOf(from);
    };
    return rate.rows.filter(({ from }) => reaches(from)).at(-1)?.rate;
  }

  /** What a rate less another makes of a base. */
  private priced(rate: Rate, off: Rate, units: bigint): Fraction {
    const difference = rate.value.minus(off.value);
    return rate.isMarginal ? difference.times(Fraction.of(units, 10_000n)) : this.atRate(difference, units);
  }

  /** Never negative. */
  private pay(person: Person, source: Person, level: number, amount: Fraction, isOverride = false): Line[] {
    return amount.sign > 0 ? this.route(person, source, level, amount, isOverride) : [];
  }

  /** Writes a line, or does with the money of somebody who is not eligible what the plan says. */
  private route(person: Person, source: Person, level: number, amount: Fraction, isOverride = false): Line[] {
    const { bonus, world } = this;
    const to = (payee: Person | undefined): Line[] =>
      payee ? [lineOf(world, bonus.bonus, payee, amount, { level, source })] : [];
    if (this.isEligible(person)) return to(person);
    // What passes up by difference is with those above already.
    const isAlone = this.tree.parent(person) === null || this.isLeftOut(person);
    if (bonus.unqualified === 'passes-up' && !isOverride && !isAlone) return [];
    const { kept } = this;
    if (bonus.ineligible === 'company') this.run.company(amount);
    if (bonus.ineligible === 'held') {
      kept.set(person, lineOf(world, '', person, amount).amount.plus(kept.get(person) ?? Fraction.zero));
    }
    const eligible = above(this.tree, person).filter((at) => this.isEligible(at));
    if (bonus.ineligible === 'next-eligible-upline') return to(eligible[0]);
    if (bonus.ineligible !== 'next-upline-with-same-or-higher-rate') return [];
    return to(eligible.find((at) => !this.rate(person).value.isAbove(this.rate(at).value)));
  }

  /** What the group of somebody who broke away pays to those above. */
  overrides(person: Person): Line[] {
    const { override } = this;
    if (!override || !this.brokeAway(person)) return [];
    if (override.how === 'guaranteed') return this.guaranteed(override, person);
    if (this.wholeBase(person) <= 0n) return [];
    return override.how === 'fixed' ? this.fixed(override, person) : this.difference(override, person);
  }

  private fixed(override: OverrideOf<'fixed'>, person: Person): Line[] {
    const lines: Line[] = [];
    let generation = 1;
    for (const earner of above(this.tree, person)) {
      const rate = this.world.table(override.rates as TableOf<string[]>, earner)?.[generation - 1];
      if (rate !== undefined && this.world.holds(override.to as Condition, earner)) {
        const amount = this.atRate(Fraction.read(rate), this.wholeBase(person));
        lines.push(...this.pay(earner, person, generation, amount, true));
      }
      if (this.brokeAway(earner)) generation += 1;
    }
    return lines;
  }

  /** To the first above who answers. */
  private difference(override: OverrideOf<'difference'>, person: Person): Line[] {
    const earner = above(this.tree, person).find((at) => this.world.holds(override.to as Condition, at));
    if (!earner) return [];
    const base = this.wholeBase(person);
    const least = this.atRate(Fraction.read(override.minimum), base);
    const amount = this.priced(this.rate(earner), this.rate(person), base).greatest(least);
    return this.pay(earner, person, 1, amount, true);
  }

  /** What stays with the person of their own group's yield, and what goes up to the next above who broke away. */
  private guaranteed(override: OverrideOf<'guaranteed'>, person: Person): Line[] {
    const up = this.goesUp(override, person);
    const next = above(this.tree, person).find((at) => this.brokeAway(at));
    return [
      ...this.pay(person, person, 0, this.ownYield(override, person).minus(up), true),
      ...(next ? this.pay(next, person, 1, up, true) : []),
    ];
  }

  private ownYield(override: OverrideOf<'guaranteed'>, person: Person): Fraction {
    const base = this.wholeBase(person);
    return this.atRate(Fraction.read(override.rate), base > 0n ? base : 0n);
  }

  private fromBelow(override: OverrideOf<'guaranteed'>, person: Person): Fraction {
    return Fraction.sum(this.brokenBelow(person).map((child) => this.goesUp(override, child)));
  }

  private goesUp(override: OverrideOf<'guaranteed'>, person: Person): Fraction {
    const own = this.ownYield(override, person);
    const spare = own.plus(this.fromBelow(override, person)).minus(Fraction.read(override.keeps));
    return own.least(spare).greatest(Fraction.zero);
  }

  /** The nearest below on every line who broke away. */
  private brokenBelow(person: Person): Person[] {
    return this.tree.children(person).flatMap((child) => (this.brokeAway(child) ? [child] : this.brokenBelow(child)));
  }
}

const nothing: Rate = { isMarginal: false, value: Fraction.zero };
