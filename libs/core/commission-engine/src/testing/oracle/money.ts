import type { Bonus } from '../../plan/plan-schema.js';
import type { CarriedOut } from './carried.js';
import { Fraction } from './fraction.js';
import type { Person } from './people.js';
import type { World } from './world.js';

/** What somebody is paid, in units of the plan currency: 1 is one dollar. */
export interface Line {
  readonly bonus: string;
  readonly level: number;
  /** The person who has the money. */
  readonly payee: Person;
  /** The position that earned it. */
  readonly earner: Person;
  readonly source: Person;
  /** The reference of the order, null where lines are not per order. */
  readonly order: string | null;
  /** As the kernel reckoned it. */
  readonly exact: Fraction;
  /** After rounding and caps so far. */
  amount: Fraction;
}

/** What a kernel needs besides the company. */
export interface Run {
  readonly out: CarriedOut;
  /** What the bonuses named paid to somebody in this run. */
  readonly paid: (bonuses: readonly string[], basis: 'before-caps' | 'after-caps', person: Person) => Fraction;
  /** Takes what the company keeps by a rule of the plan. */
  readonly company: (amount: Fraction) => void;
}

export type PayBonus<OneBonus extends Bonus> = (world: World, bonus: OneBonus, run: Run) => Line[];

/** A line of a position; the person who holds the position is paid. Rounded at once where the plan rounds lines. */
export function lineOf(
  world: World,
  bonus: string,
  earner: Person,
  exact: Fraction,
  { level = 0, source = earner, order = null as string | null } = {},
): Line {
  return { bonus, level, payee: earner.owner, earner, source, order, exact, amount: settled(world, exact) };
}

/** Lines are rounded as they are written, or stay exact until the bonus or the payee is added up. */
export function roundsLines({ plan }: World): boolean {
  return plan.rounding.where === 'line' || plan.rounding.where === 'step';
}

export function settled(world: World, exact: Fraction): Fraction {
  return roundsLines(world) ? roundedByPlan(world, exact) : exact;
}

export function roundedByPlan({ plan }: World, exact: Fraction): Fraction {
  return exact.rounded(plan.rounding.digits, plan.rounding.mode);
}

/** A product on the way to a line: rounded where the plan rounds each step. */
export function step(world: World, exact: Fraction): Fraction {
  return world.plan.rounding.where === 'step' ? roundedByPlan(world, exact) : exact;
}

/** A volume turned into money. */
export function moneyOf(world: World, units: bigint, factor: string): Fraction {
  return step(world, Fraction.of(units, 10_000n).times(Fraction.read(factor)));
}

/** Units of 10^-4 of the currency, as money is carried: rounded as the plan rounds. */
export function carriedUnits(world: World, amount: Fraction): bigint {
  return roundedByPlan(world, amount).times(Fraction.of(10_000n)).floor();
}

/** A percentage of the base; or an amount where there is a base, taken back where the base is. */
export function payOn(rateOrAmount: string, base: Fraction): Fraction {
  if (rateOrAmount.endsWith('%')) return Fraction.read(rateOrAmount).times(base);
  return Fraction.read(rateOrAmount).times(Fraction.of(base.sign));
}

/** Amounts kept for somebody by a bonus (`held`), paid as soon as they are eligible; whatever is new is kept after that. */
export function payHeld(world: World, bonus: Bonus, kept: Map<Person, Fraction>, out: CarriedOut): Line[] {
  const lines: Line[] = [];
  for (const person of world.people) {
    const before = world.carried.number(bonus.bonus, 'held', person);
    const isPaid = world.holds(bonus.eligible, person);
    if (isPaid && before !== 0n) lines.push(lineOf(world, bonus.bonus, person, Fraction.of(before, 10_000n)));
    const now = (kept.get(person) ?? Fraction.zero).times(Fraction.of(10_000n)).whole(world.plan.rounding.mode);
    out.number(bonus.bonus, 'held', person, (isPaid ? 0n : before) + now);
  }
  return lines;
}
