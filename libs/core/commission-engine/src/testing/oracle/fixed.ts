import type { Condition, FixedBonus } from '../../plan/plan-schema.js';
import { Fraction } from './fraction.js';
import { type Line, lineOf, moneyOf, type Run, step } from './money.js';
import type { Person } from './people.js';
import { readEntry } from './tables.js';
import type { LadderGraph, TableOf, World } from './world.js';

/** A value as the table has it, and the part of it that is due now. */
interface Due {
  readonly number: Fraction;
  readonly isRate: boolean;
}

/**
 * A member's own bonus. Carried: numbers `timesPaid` for 'once', names `valuesPaid` for 'once-per-value' (the values parted by spaces),
 * numbers `highestAmount` and `highestRate` (in ppm) for 'tier-difference'.
 */
export function payFixed(world: World, bonus: FixedBonus, run: Run): Line[] {
  return world.people.flatMap((person) => {
    const memory = new Memory(world, bonus, person);
    const entry = readEntry(world, bonus.value as TableOf<string>, person);
    const canBePaid = person.owner === person && world.holds(bonus.eligible as Condition, person);
    const due = entry && canBePaid ? memory.due(entry.value) : undefined;
    const amount = due ? amountOf(world, bonus, person, due) : Fraction.zero;
    if (entry && amount.sign > 0) memory.remember(entry.value);
    memory.carry(run);
    return [lineOf(world, bonus.bonus, person, amount)];
  });
}

/** What the bonus paid somebody before. */
class Memory {
  private times: bigint;
  private values: string;
  private readonly highest: Record<'highestAmount' | 'highestRate', bigint>;

  constructor(
    { carried }: World,
    private readonly bonus: FixedBonus,
    private readonly person: Person,
  ) {
    const number = (quantity: string): bigint => carried.number(bonus.bonus, quantity, person);
    this.times = number('timesPaid');
    this.values = carried.name(bonus.bonus, 'valuesPaid', person);
    this.highest = { highestAmount: number('highestAmount'), highestRate: number('highestRate') };
  }

  /** undefined: it was paid before. */
  due(text: string): Due | undefined {
    const { paid } = this.bonus;
    const [number, isRate] = [Fraction.read(text), text.endsWith('%')];
    const wasPaid =
      paid === 'once' ? this.times > 0n : paid === 'once-per-value' && this.values.split(' ').includes(text);
    if (wasPaid) return undefined;
    if (paid !== 'tier-difference') return { number, isRate };
    const before = isRate
      ? Fraction.of(this.highest.highestRate, 1_000_000n)
      : Fraction.of(this.highest.highestAmount, 10_000n);
    return number.isAbove(before) ? { number: number.minus(before), isRate } : undefined;
  }

  remember(text: string): void {
    const isRate = text.endsWith('%');
    const units = Fraction.read(text)
      .times(Fraction.of(isRate ? 1_000_000n : 10_000n))
      .floor();
    const name = isRate ? 'highestRate' : 'highestAmount';
    this.times += 10_000n;
    this.values = this.values === '' ? text : `${this.values} ${text}`;
    if (units > this.highest[name]) this.highest[name] = units;
  }

  carry({ out }: Run): void {
    const { person } = this;
    const { bonus: name, paid } = this.bonus;
    if (paid === 'once') out.number(name, 'timesPaid', person, this.times);
    if (paid === 'once-per-value') out.name(name, 'valuesPaid', person, this.values);
    if (paid !== 'tier-difference') return;
    out.number(name, 'highestAmount', person, this.highest.highestAmount);
    out.number(name, 'highestRate', person, this.highest.highestRate);
  }
}

/** Each step is a product: the converted base, what is due of it, its share in grace; the times come last. */
function amountOf(world: World, bonus: FixedBonus, person: Person, { number, isRate }: Due): Fraction {
  const base = bonus.base ? moneyOf(world, world.volume(bonus.base.volume, person), bonus.base.factor) : Fraction.zero;
  let amount = step(world, isRate ? number.times(base) : number);
  const share = bonus.shareInGrace;
  if (share !== undefined && graceLadder(world, bonus).inGrace(person)) {
    amount = step(world, share.endsWith('%') ? amount.times(Fraction.read(share)) : Fraction.read(share));
  }
  if (bonus.times === null) return amount;
  const times = Fraction.of(world.volume(bonus.times, person), 10_000n).floor();
  return amount.times(Fraction.of(times > 0n ? times : 0n));
}

/** Grace is that of the ladder on which the value is read, otherwise of the first. */
function graceLadder(world: World, { value }: FixedBonus): LadderGraph {
  const ranks =
    typeof value === 'object' ? ('byRank' in value ? value.byRank : 'byTitle' in value ? value.byTitle : {}) : {};
  const [rank] = Object.keys(ranks);
  return rank === undefined ? world.ladder('ranks') : world.ladderOf(rank).ladder;
}
