import type { PairingBonus } from '../../plan/plan-schema.js';
import type { CarriedOut } from './carried.js';
import type { Person } from './people.js';
import { below } from './trees.js';
import { unitsOf, type World } from './world.js';

export type Side = 'left' | 'right';

/** The two legs of a position: what was carried in by age (0: of this period, 1: of the last, ...), youngest first. */
export interface Legs {
  readonly left: bigint[];
  readonly right: bigint[];
}

export function total(buckets: readonly bigint[]): bigint {
  return buckets.reduce((sum, units) => sum + units, 0n);
}

/** The weaker side; the left one where both are alike. */
export function weakSide({ left, right }: Legs): Side {
  return total(left) <= total(right) ? 'left' : 'right';
}

/** What was carried in and what this period brings, if the position accrues; losing all forgives no debt. */
export function legsBefore(world: World, bonus: PairingBonus, person: Person, isEligible: boolean): Legs {
  const legs: Legs = {
    left: [broughtBy(world, bonus, person, 1), ...carriedIn(world, bonus, person, 'left')],
    right: [broughtBy(world, bonus, person, 2), ...carriedIn(world, bonus, person, 'right')],
  };
  if (bonus.ownVolumeToWeaker) {
    const own = world.volume(bonus.base.volume, person) - unitsOf(bonus.ownVolumeToWeaker.above);
    const side = legs[weakSide(legs)];
    if (own > 0n) side[0] = (side[0] ?? 0n) + own;
  }
  if (isEligible || bonus.inactive === 'accrues') return legs;
  const without = (side: bigint[]): bigint[] => {
    if (bonus.inactive === 'accrues-nothing') return [0n, ...side.slice(1)];
    return total(side) > 0n ? [0n] : side;
  };
  return { left: without(legs.left), right: without(legs.right) };
}

/** By age where volume lapses, youngest first; what the ages do not explain, a debt as a rule, is with the youngest. */
function carriedIn(world: World, { bonus, carry }: PairingBonus, person: Person, side: Side): bigint[] {
  const ages = Array.from({ length: carry.expiresAfter ?? 0 }, (_, at) =>
    world.carried.number(bonus, `${side}.${at + 1}`, person),
  );
  const all = world.carried.has(bonus, side) ? world.carried.number(bonus, side, person) : total(ages);
  const [youngest = 0n, ...older] = ages;
  return [youngest + all - total(ages), ...older];
}

function broughtBy(world: World, { tree: name, base }: PairingBonus, person: Person, leg: number): bigint {
  const tree = world.tree(name);
  const heads = tree.children(person).filter((child) => tree.leg(child) === leg);
  return total(
    heads.flatMap((head) => [head, ...below(tree, head)]).map((member) => world.volume(base.volume, member)),
  );
}

/** Takes volume off a side, the oldest first; what is missing is owed by the youngest. */
export function takeOff(buckets: readonly bigint[], units: bigint): bigint[] {
  const left = [...buckets];
  let rest = units;
  for (let age = left.length - 1; age >= 0; age--) {
    const there = left[age] ?? 0n;
    const taken = there <= 0n ? 0n : there < rest ? there : rest;
    left[age] = there - taken;
    rest -= taken;
  }
  left[0] = (left[0] ?? 0n) - rest;
  return left;
}

/** Brings a side to a total: takes off the oldest first. */
export function broughtTo(buckets: readonly bigint[], units: bigint): bigint[] {
  const excess = total(buckets) - units;
  return excess > 0n ? takeOff(buckets, excess) : [...buckets];
}

/** Writes both sides: volume that was carried as often as it may be has lapsed, and no side holds more than the plan lets it. */
export function carryLegs(world: World, bonus: PairingBonus, person: Person, legs: Legs, out: CarriedOut): void {
  const { most, expiresAfter } = bonus.carry;
  for (const side of ['left', 'right'] as const) {
    // What a refund owes is set against what is there before anything lapses or is cut.
    const owed = legs[side].map((units) => (units < 0n ? units : 0n));
    const there = legs[side].map((units) => (units > 0n ? units : 0n));
    let buckets = takeOff(there, -total(owed));
    if (expiresAfter !== null) buckets = buckets.slice(0, expiresAfter);
    const cap = most === null ? undefined : world.table(most, person);
    if (cap !== undefined) buckets = broughtTo(buckets, unitsOf(cap));
    out.number(bonus.bonus, side, person, total(buckets));
    for (let age = 1; age <= (expiresAfter ?? 0); age++) {
      const units = buckets[age - 1] ?? 0n;
      out.number(bonus.bonus, `${side}.${age}`, person, units > 0n ? units : 0n);
    }
  }
}
