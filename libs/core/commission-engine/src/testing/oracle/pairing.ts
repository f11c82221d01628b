import type { Condition, PairingBonus } from '../../plan/plan-schema.js';
import { dealUnits, Fraction } from './fraction.js';
import { type Line, lineOf, moneyOf, type Run, step } from './money.js';
import { broughtTo, carryLegs, type Legs, legsBefore, type Side, takeOff, total, weakSide } from './pairing-legs.js';
import type { Person } from './people.js';
import { type TableOf, unitsOf, type World } from './world.js';

type CycleMode = Extract<PairingBonus['mode'], { pair: unknown }>;
type Excess = PairingBonus['limits'][number]['excess'];

/** Volume of both sides, and what of it was the weak side's. */
interface Match {
  readonly left: bigint;
  readonly right: bigint;
  readonly weak: bigint;
}

/** What one position makes in this period. */
interface Settlement {
  readonly person: Person;
  readonly legs: Legs;
  readonly weak: Side;
  /** What is matched: cycle by cycle, or once. */
  matches: Match[];
  /** What matches pay together. */
  readonly worth: (matches: readonly Match[]) => Fraction;
  pay: Fraction;
  /** Volume that is taken off as paid on, taken off as flushed by a limit, and left in the legs by a limit. */
  taken: Volumes;
  flushed: Volumes;
  left: Volumes;
}

interface Volumes {
  readonly left: bigint;
  readonly right: bigint;
}

/** Pays a binary. Carried: `left` and `right` (by age too where volume lapses), and `cyclesMade`. */
export function payPairing(world: World, bonus: PairingBonus, run: Run): Line[] {
  const value = bonus.mode.pays === 'pool' ? poolValue(world, bonus, bonus.mode) : Fraction.zero;
  const settlements = world.people.map((person) => settle(world, bonus, person, value));
  limit(world, bonus, settlements, 'cycles');
  for (const settlement of settlements) {
    settlement.taken = volumesOf(settlement.matches);
    settlement.pay = settlement.worth(settlement.matches);
  }
  limit(world, bonus, settlements, 'money');
  for (const settlement of settlements) {
    carryLegs(world, bonus, settlement.person, residue(bonus, settlement), run.out);
    if ('pair' in bonus.mode) carryCycles(world, bonus, settlement, run);
  }
  return settlements.map(({ person, pay }) => lineOf(world, bonus.bonus, person, pay));
}

/** `poolValue`: what a cycle of a pool is worth. */
function settle(world: World, bonus: PairingBonus, person: Person, poolValue: Fraction): Settlement {
  const isEligible = world.holds(bonus.eligible as Condition, person);
  const legs = legsBefore(world, bonus, person, isEligible);
  const none = noSettlement(person, legs);
  const [most, least] = [total(legs[none.weak === 'left' ? 'right' : 'left']), total(legs[none.weak])];
  const { mode } = bonus;
  if (!isEligible) return none;
  const worthOf = (matches: Match[], worth: Settlement['worth']): Settlement =>
    worth(matches).sign > 0 ? { ...none, matches, worth } : none;
  if (mode.pays === 'percent-of-weaker' || mode.pays === 'volume-ratio') {
    if (least <= 0n) return none;
    const rate = Fraction.read(world.table(mode.rate as TableOf<string>, person) ?? '0%');
    const ratio = mode.pays === 'volume-ratio' ? Fraction.of(least, most) : Fraction.of(1n);
    const pay = moneyOf(world, least, bonus.base.factor).times(rate).times(ratio);
    // A base that rounds to nothing is paid on nevertheless.
    return rate.sign === 0
      ? none
      : { ...none, matches: [{ left: least, right: least, weak: least }], worth: () => pay };
  }
  if (mode.pays === 'schedule') {
    const row = mode.rows.filter(({ strong, weak }) => most >= unitsOf(strong) && least >= unitsOf(weak)).at(-1);
    if (!row) return none;
    return worthOf([matchOf(none.weak, unitsOf(row.strong), unitsOf(row.weak))], () => Fraction.read(row.amount));
  }
  const matches = cyclesOf(world, bonus, mode, person, legs);
  if (mode.pays === 'pool') return worthOf(matches, (made) => poolValue.times(Fraction.of(made.length)));
  const value = world.table(mode.value as TableOf<string>, person);
  if (value === undefined || Fraction.read(value).sign === 0 || matches.length === 0) return none;
  const weakOf = (made: readonly Match[]): bigint => total(made.map(({ weak }) => weak));
  const worth = (made: readonly Match[]): Fraction =>
    value.endsWith('%')
      ? Fraction.read(value).times(moneyOf(world, weakOf(made), bonus.base.factor))
      : Fraction.read(value).times(Fraction.of(made.length));
  return { ...none, matches, worth };
}

function noSettlement(person: Person, legs: Legs): Settlement {
  const nothing = { left: 0n, right: 0n };
  const volumes = { taken: nothing, flushed: nothing, left: nothing };
  return {
    person,
    legs,
    weak: weakSide(legs),
    matches: [],
    worth: () => Fraction.zero,
    pay: Fraction.zero,
    ...volumes,
  };
}

function matchOf(weak: Side, offStrong: bigint, offWeak: bigint): Match {
  return weak === 'left'
    ? { left: offWeak, right: offStrong, weak: offWeak }
    : { left: offStrong, right: offWeak, weak: offWeak };
}

function volumesOf(matches: readonly Match[]): Volumes {
  return { left: total(matches.map(({ left }) => left)), right: total(matches.map(({ right }) => right)) };
}

/** Cycle after cycle, as long as both sides reach the pair. */
function cyclesOf(world: World, bonus: PairingBonus, mode: CycleMode, person: Person, legs: Legs): Match[] {
  const sides = { left: total(legs.left), right: total(legs.right) };
  const matches: Match[] = [];
  const isNew = world.carried.number(bonus.bonus, 'cyclesMade', person) === 0n;
  let weak = weakSide(legs);
  for (;;) {
    if (mode.sides === 'each-cycle') weak = sides.left <= sides.right ? 'left' : 'right';
    const strong = weak === 'left' ? 'right' : 'left';
    const first = isNew && matches.length === 0 && 'firstPair' in mode ? mode.firstPair : undefined;
    const pair = first ?? mode.pair;
    const [offStrong, offWeak] = [unitsOf(pair.strong), unitsOf(pair.weak)];
    if (sides[strong] < offStrong || sides[weak] < offWeak) return matches;
    sides[strong] -= offStrong;
    sides[weak] -= offWeak;
    matches.push(matchOf(weak, offStrong, offWeak));
  }
}

/** The fund dealt by cycles within their limits; a cycle is worth its part, truncated. */
function poolValue(world: World, bonus: PairingBonus, { fund }: Extract<CycleMode, { pays: 'pool' }>): Fraction {
  const settlements = world.people.map((person) => settle(world, bonus, person, Fraction.of(1n)));
  limit(world, bonus, settlements, 'cycles');
  const cycles = settlements.reduce((count, { matches }) => count + matches.length, 0);
  const company = total(world.people.map((person) => world.volume(fund.of, person)));
  const money = step(world, moneyOf(world, company, fund.factor).times(Fraction.read(fund.share)));
  if (cycles === 0 || money.sign <= 0) return Fraction.zero;
  return money.dividedBy(Fraction.of(cycles)).rounded(world.plan.rounding.digits, 'down');
}

function limit(world: World, bonus: PairingBonus, settlements: readonly Settlement[], of: 'cycles' | 'money'): void {
  for (const rule of bonus.limits) {
    if (rule.of !== of) continue;
    const groups = new Map<Person, Settlement[]>();
    for (const settlement of settlements) {
      const key = rule.per === 'person' ? settlement.person.owner : settlement.person;
      groups.set(key, [...(groups.get(key) ?? []), settlement]);
    }
    for (const [holder, group] of groups) {
      const most = world.table(rule.most as TableOf<string>, holder);
      if (most === undefined) continue;
      if (of === 'cycles') limitCycles(group, Fraction.read(most).floor(), rule.excess);
      else limitMoney(group, Fraction.read(most), rule.excess);
    }
  }
}

/** Whole cycles, dealt over the positions pro rata by largest remainder. Those made first are kept. */
function limitCycles(group: readonly Settlement[], most: bigint, excess: Excess): void {
  const made = group.map(({ matches }) => Fraction.of(matches.length));
  const all = Fraction.sum(made);
  if (!all.isAbove(Fraction.of(most))) return;
  const parts = dealUnits(
    most,
    made.map((count) => count.times(Fraction.of(most)).dividedBy(all)),
  );
  group.forEach((settlement, place) => {
    const kept = Number(parts[place]);
    putAside(settlement, volumesOf(settlement.matches.slice(kept)), excess);
    settlement.matches = settlement.matches.slice(0, kept);
  });
}

/** Money is dealt exactly; the part of the volume that was not paid on is rounded up where it stays. */
function limitMoney(group: readonly Settlement[], most: Fraction, excess: Excess): void {
  const all = Fraction.sum(group.map(({ pay }) => pay));
  if (!all.isAbove(most)) return;
  const paid = most.dividedBy(all);
  const unpaid = Fraction.of(1n).minus(paid);
  const over = (units: bigint): bigint => {
    const exact = Fraction.of(units).times(unpaid);
    return excess === 'carried' ? exact.ceiling() : exact.floor();
  };
  for (const settlement of group) {
    if (settlement.pay.sign === 0) continue;
    const { left, right } = settlement.taken;
    settlement.pay = settlement.pay.times(paid);
    settlement.taken = { left: left - over(left), right: right - over(right) };
    putAside(settlement, { left: over(left), right: over(right) }, excess);
  }
}

function putAside(settlement: Settlement, volumes: Volumes, excess: Excess): void {
  const name = excess === 'carried' ? 'left' : 'flushed';
  const { left, right } = settlement[name];
  settlement[name] = { left: left + volumes.left, right: right + volumes.right };
}

function carryCycles(world: World, bonus: PairingBonus, { person, matches }: Settlement, run: Run): void {
  const before = world.carried.number(bonus.bonus, 'cyclesMade', person);
  run.out.number(bonus.bonus, 'cyclesMade', person, before + BigInt(matches.length) * 10_000n);
}

/** The legs after settlement; what a limit left there is there again. Where nothing was paid or flushed nothing is settled. */
function residue(bonus: PairingBonus, { legs, weak, taken, flushed, left }: Settlement): Legs {
  if (taken.left + taken.right + flushed.left + flushed.right === 0n) return legs;
  const strong = weak === 'left' ? 'right' : 'left';
  const to = (side: Side, units: bigint): bigint[] => broughtTo(legs[side], units + left[side]);
  const off = (side: Side): bigint[] => takeOff(legs[side], taken[side] + flushed[side]);
  switch (bonus.residue) {
    case 'net-off':
      return { left: off('left'), right: off('right') };
    case 'weak-to-zero':
      return { [strong]: to(strong, total(legs[strong]) - total(legs[weak])), [weak]: to(weak, 0n) } as unknown as Legs;
    case 'flush-both':
      return { left: to('left', 0n), right: to('right', 0n) };
    case 'flush-weak':
      return { [strong]: [...legs[strong]], [weak]: to(weak, 0n) } as unknown as Legs;
  }
}
