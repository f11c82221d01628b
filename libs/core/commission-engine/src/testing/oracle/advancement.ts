import type { AdvancementBonus, Condition } from '../../plan/plan-schema.js';
import type { CarriedEntry } from '../../snapshot/carried-state.js';
import { dealUnits, Fraction } from './fraction.js';
import { type Line, lineOf, type Run } from './money.js';
import type { Person } from './people.js';
import type { LadderGraph, World } from './world.js';

/** An amount that was promised, and how many of its instalments are behind. */
interface Promised {
  readonly person: Person;
  readonly rank: string;
  readonly amount: string;
  readonly count: number;
  readonly done: number;
}

/**
 * Paid on reaching titles, level the number of the instalment. Carried: entries { member, rank, amount, count, done } of what is still to be
 * paid in instalments, and the titles that the bonus has seen (names `title-<ladder>`).
 */
export function payAdvancement(world: World, bonus: AdvancementBonus, run: Run): Line[] {
  const lines: Line[] = [];
  const left: CarriedEntry[] = [];
  const keep = ({ person, ...promised }: Promised): void => {
    if (promised.done < promised.count) left.push({ member: person.code, ...promised });
  };
  const pay = (promised: Promised): void => {
    const { person, done } = promised;
    lines.push(lineOf(world, bonus.bonus, person, instalment(world, promised), { level: done + 1 }));
    keep({ ...promised, done: done + 1 });
  };
  for (const promised of carriedIn(world, bonus)) {
    const isEligible = world.holds(bonus.eligible as Condition, promised.person);
    if (isEligible && isHeld(world, promised.rank, promised.person)) pay(promised);
    else keep(bonus.instalments?.missed === 'lost' ? { ...promised, done: promised.done + 1 } : promised);
  }
  for (const person of world.people) {
    if (person.owner !== person || !world.holds(bonus.eligible as Condition, person)) continue;
    for (const rank of newRanks(world, bonus, person)) {
      const amount = decimal(bonus.amounts[rank] ?? '0');
      pay({ person, rank, amount, count: bonus.instalments?.count ?? 1, done: 0 });
    }
  }
  for (const ladder of new Set(Object.keys(bonus.amounts).map((rank) => world.ladderOf(rank).ladder))) {
    for (const person of world.people) {
      const seen = Math.max(ladder.title(person), titleSeen(world, bonus, ladder, person));
      run.out.name(bonus.bonus, `title-${ladder.name}`, person, ladder.plan.ladder[seen]?.rank ?? '');
    }
  }
  run.out.list(bonus.bonus, left);
  return lines;
}

/** The ranks of the new title: all that were climbed over, or the title alone. */
function newRanks(world: World, bonus: AdvancementBonus, person: Person): string[] {
  return Object.keys(bonus.amounts).filter((rank) => {
    const { ladder, place } = world.ladderOf(rank);
    const [before, now] = [titleSeen(world, bonus, ladder, person), ladder.title(person)];
    return bonus.skippedRanks === 'paid' ? place > before && place <= now : place === now && now > before;
  });
}

/** Counted from when the bonus was last due. */
function titleSeen({ carried }: World, { bonus }: AdvancementBonus, ladder: LadderGraph, person: Person): number {
  if (carried.state.names[bonus]?.[`title-${ladder.name}`] === undefined) return ladder.titleBefore(person);
  const seen = carried.name(bonus, `title-${ladder.name}`, person);
  return ladder.plan.ladder.findIndex(({ rank }) => rank === seen);
}

function carriedIn(world: World, bonus: AdvancementBonus): Promised[] {
  return world.carried.list(bonus.bonus).flatMap(({ member, rank, amount, count, done }): Promised[] => {
    const person = world.people.find(({ code }) => code === member);
    if (!person) return [];
    return [{ person, rank: String(rank), amount: String(amount), count: Number(count), done: Number(done) }];
  });
}

function isHeld(world: World, rank: string, person: Person): boolean {
  const { ladder, place } = world.ladderOf(rank);
  return ladder.paidAs(person) >= place;
}

/** An amount of whole rounding units is dealt in whole ones, the earlier instalments first; others evenly. */
function instalment({ plan }: World, { amount, count, done }: Promised): Fraction {
  const scale = Fraction.of(10n ** BigInt(plan.rounding.digits));
  const units = Fraction.read(amount).times(scale);
  const each = units.dividedBy(Fraction.of(count));
  if (units.under !== 1n) return each.dividedBy(scale);
  const parts = dealUnits(
    units.over,
    Array.from({ length: count }, () => each),
  );
  return Fraction.of(parts[done] ?? 0n).dividedBy(scale);
}

/** As volumes are written. */
function decimal(amount: string): string {
  return Fraction.read(amount).toString();
}
