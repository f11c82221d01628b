import type { Bonus, MatchingBonus } from '../../plan/plan-schema.js';
import { payAdvancement } from './advancement.js';
import { payBoard } from './board.js';
import { capBonus, inLineOrder, roundPayees } from './bonus-cap.js';
import type { CarriedOut } from './carried.js';
import { payDifferential } from './differential.js';
import { payFixed } from './fixed.js';
import { Fraction } from './fraction.js';
import { payLevel, payMatching, unitsOfMoney } from './level.js';
import type { Line, Run } from './money.js';
import { payPairing } from './pairing.js';
import type { Person } from './people.js';
import { payPool } from './pool.js';
import type { World } from './world.js';

/** What each bonus paid to whom, before and after its own cap. */
interface Paid {
  readonly lines: Line[];
  /** What the bonus's own cap took. */
  readonly caps: Line[];
  readonly beforeCaps: Map<Person, Fraction>;
  readonly afterCaps: Map<Person, Fraction>;
}

/** Pays all bonuses that are due in this period, each after those that it reads. Answers lines in the plan's order of bonuses. */
export function payBonuses(
  world: World,
  out: CarriedOut,
  company: (bonus: string, amount: Fraction) => void,
): { lines: Line[]; caps: Line[] } {
  const done = new Map<string, Paid>();
  const pay = (bonus: Bonus, asked: readonly string[] = []): Paid => {
    const before = done.get(bonus.bonus);
    if (before) return before;
    if (asked.includes(bonus.bonus)) throw new Error(`the bonus ${bonus.bonus} asks for itself`);
    if (bonus.kernel === 'matching') {
      for (const name of bonus.of) pay(bonusOf(world, name), [...asked, bonus.bonus]);
    }
    const paid = isDue(world, bonus) ? payBonus(world, bonus, done, out, company) : nothing;
    done.set(bonus.bonus, paid);
    return paid;
  };
  for (const bonus of world.plan.bonuses) pay(bonus);
  for (const bonus of world.plan.bonuses) if (bonus.kernel === 'matching') carryForMatching(world, bonus, done, out);
  const inPlan = world.plan.bonuses.flatMap(({ bonus }) => done.get(bonus) ?? []);
  return { lines: inPlan.flatMap(({ lines }) => lines), caps: inPlan.flatMap(({ caps }) => caps) };
}

const nothing: Paid = { lines: [], caps: [], beforeCaps: new Map(), afterCaps: new Map() };

function bonusOf({ plan }: World, name: string): Bonus {
  const bonus = plan.bonuses.find(({ bonus }) => bonus === name);
  if (!bonus) throw new Error(`the plan has the bonus ${name}`);
  return bonus;
}

function cadenceOf({ plan }: World, { period }: Bonus): string | undefined {
  return plan.periods[period]?.every;
}

function isDue(world: World, bonus: Bonus): boolean {
  return cadenceOf(world, bonus) === world.period.cadence;
}

function payBonus(
  world: World,
  bonus: Bonus,
  done: ReadonlyMap<string, Paid>,
  out: CarriedOut,
  company: (bonus: string, amount: Fraction) => void,
): Paid {
  const run: Run = {
    out,
    company: (amount) => company(bonus.bonus, amount),
    paid: (names, basis, person) =>
      Fraction.sum(
        names.map((name) => {
          const paid = done.get(name);
          const now = (basis === 'before-caps' ? paid?.beforeCaps : paid?.afterCaps)?.get(person) ?? Fraction.zero;
          return now.plus(Fraction.of(world.carried.number(bonus.bonus, `earned.${name}`, person), 10_000n));
        }),
      ),
  };
  const lines = inLineOrder(kernel(world, bonus, run)).filter(({ amount }) => amount.sign !== 0);
  if (world.plan.rounding.where === 'bonus') roundPayees(world, lines);
  const caps = capBonus(world, bonus, lines);
  if (bonus.cap?.excess === 'company') company(bonus.bonus, Fraction.sum(caps.map(({ amount }) => amount)).negative());
  return { lines, caps, beforeCaps: byPayee(lines), afterCaps: byPayee([...lines, ...caps]) };
}

function kernel(world: World, bonus: Bonus, run: Run): Line[] {
  switch (bonus.kernel) {
    case 'level':
      return payLevel(world, bonus, run);
    case 'matching':
      return payMatching(world, bonus, run);
    case 'differential':
      return payDifferential(world, bonus, run);
    case 'pairing':
      return payPairing(world, bonus, run);
    case 'pool':
      return payPool(world, bonus, run);
    case 'fixed':
      return payFixed(world, bonus, run);
    case 'advancement':
      return payAdvancement(world, bonus, run);
    case 'board':
      return payBoard(world, bonus, run);
  }
}

function byPayee(lines: readonly Line[]): Map<Person, Fraction> {
  const sums = new Map<Person, Fraction>();
  for (const { payee, amount } of lines) sums.set(payee, amount.plus(sums.get(payee) ?? Fraction.zero));
  return sums;
}

/**
 * A matching bonus that is due less often than a bonus that it reads: what that bonus pays between is carried under the matching
 * bonus (`earned.<bonus>`) until it is due.
 */
function carryForMatching(
  world: World,
  matching: MatchingBonus,
  done: ReadonlyMap<string, Paid>,
  out: CarriedOut,
): void {
  const others = matching.of.filter((name) => cadenceOf(world, bonusOf(world, name)) !== cadenceOf(world, matching));
  if (others.length === 0) return;
  const matchingIsDue = isDue(world, matching);
  for (const name of others) {
    const paid = matching.basis === 'before-caps' ? done.get(name)?.beforeCaps : done.get(name)?.afterCaps;
    for (const person of world.people) {
      const before = world.carried.number(matching.bonus, `earned.${name}`, person);
      const now = before + unitsOfMoney(world, paid?.get(person));
      out.number(matching.bonus, `earned.${name}`, person, matchingIsDue ? 0n : now);
    }
  }
}
