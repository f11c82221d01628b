import type { Condition, LevelBonus, MatchingBonus, Volume } from '../../plan/plan-schema.js';
import type { CarriedOut } from './carried.js';
import { Fraction } from './fraction.js';
import { type Line, lineOf, moneyOf, type Run } from './money.js';
import { byCode, byText, type Person } from './people.js';
import { sourceCap } from './source-cap.js';
import { above } from './trees.js';
import { ordersOf } from './order-volumes.js';
import { type Base, type Due, Walk, type WalkingBonus } from './walk.js';
import type { World } from './world.js';

/** What a walk starts with. */
interface Packet {
  readonly source: Person;
  readonly order: string | null;
  /** Of volume for the kernel level, of money for matching. */
  readonly quantity: Fraction;
}

/** Pays on what buyers bought to those above them. */
export function payLevel(world: World, bonus: LevelBonus, run: Run): Line[] {
  const packets = world.people.flatMap((source) =>
    bonus.linesPer === 'buyer'
      ? [{ source, order: null, quantity: Fraction.of(world.volume(bonus.base.volume, source), 10_000n) }]
      : packetsOfOrders(world, bonus, source),
  );
  const toMoney = (volume: Fraction): Fraction =>
    moneyOf(world, volume.times(Fraction.of(10_000n)).floor(), bonus.base.factor);
  return payPackets(world, bonus, packets, { firstLevel: bonus.ownPurchases === 'level-0' ? 0 : 1, toMoney }, run);
}

/** Pays on what other bonuses paid: the source is who was paid. */
export function payMatching(world: World, bonus: MatchingBonus, run: Run): Line[] {
  const packets = world.people.map((source) => ({
    source,
    order: null,
    quantity: run.paid(bonus.of, bonus.basis, source),
  }));
  return payPackets(world, bonus, packets, { firstLevel: 1, toMoney: (money) => money }, run);
}

function packetsOfOrders(world: World, bonus: LevelBonus, source: Person): Packet[] {
  const volume = world.plan.volumes[bonus.base.volume] as Extract<Volume, { kind: string }>;
  return ordersOf(world, volume, source).map((order) => ({
    source,
    order: order.reference,
    quantity: Fraction.of(order.volumes[volume.kind] ?? 0n, 10_000n),
  }));
}

function payPackets(
  world: World,
  bonus: WalkingBonus,
  packets: readonly Packet[],
  start: { readonly firstLevel: 0 | 1; readonly toMoney: (quantity: Fraction) => Fraction },
  run: Run,
): Line[] {
  const walk = new Walk(world, bonus, start.firstLevel);
  const kept = new Map<Person, Fraction>();
  const cap = sourceCap(world, bonus, run.out);
  const lines: Line[] = [];
  for (const { source, order, quantity } of movedPackets(world, bonus, walk, packets)) {
    if (quantity.sign === 0) continue;
    const base: Base = { money: start.toMoney(quantity), sign: Fraction.of(quantity.sign) };
    for (const due of walk.from(source, base)) {
      const payee = due.isQualified ? due.member : forfeits(walk, due, source);
      if (payee === null) continue;
      const earner = typeof payee === 'string' ? due.member : payee;
      const line = lineOf(world, bonus.bonus, earner, due.amount, { level: due.level, source, order });
      line.amount = cap.allowed(line.payee, source, line.amount);
      if (payee === 'company') run.company(line.amount);
      else if (payee === 'held') kept.set(earner, line.amount.plus(kept.get(earner) ?? Fraction.zero));
      else lines.push(line);
    }
  }
  cap.carry();
  return [...lines, ...payHeld(world, bonus, kept, run.out)];
}

/** Where the skip moves the volume, whoever would be skipped gives theirs to the first above who would not. */
function movedPackets(world: World, bonus: WalkingBonus, walk: Walk, packets: readonly Packet[]): Packet[] {
  const tree = world.tree(bonus.tree);
  const moved = new Map<string, Packet>();
  for (const packet of packets) {
    const { source, order } = packet;
    const first = tree.firstStep(source);
    const line = [source, ...(first ? [first, ...above(tree, first)] : [])];
    const receiver = bonus.skip.moves === 'payee' ? source : line.find((member) => !walk.skipsAsSource(member));
    if (!receiver) continue;
    const key = `${receiver.code} ${order ?? ''}`;
    const quantity = packet.quantity.plus(moved.get(key)?.quantity ?? Fraction.zero);
    moved.set(key, { source: receiver, order, quantity });
  }
  return [...moved.values()].sort(
    (one, other) => byCode(one.source, other.source) || byText(one.order ?? '', other.order ?? ''),
  );
}

/** Who gets what a member who is not qualified would have had; null for nobody. */
function forfeits(walk: Walk, { member, level, rate }: Due, source: Person): Person | 'company' | 'held' | null {
  const { bonus } = walk;
  if (bonus.ineligible === 'lost') return null;
  if (bonus.ineligible === 'company') return 'company';
  if (bonus.ineligible === 'held') return walk.waits(member, level) ? 'held' : null;
  const path = walk.pathFrom(source);
  const higher = path.slice(path.indexOf(member) + 1);
  if (bonus.ineligible === 'next-eligible-upline') return higher.find((at) => walk.isEligible(at)) ?? null;
  const isAsHigh = (at: Person): boolean => {
    const theirs = walk.rateAt(at, level, source);
    return theirs !== undefined && !Fraction.read(rate).isAbove(Fraction.read(theirs));
  };
  return higher.find((at) => walk.isQualified(at, level) && isAsHigh(at)) ?? null;
}

/** Amounts kept for positions, paid to whoever holds them as soon as the position is eligible; whatever is new is kept after that. */
function payHeld(world: World, bonus: WalkingBonus, kept: ReadonlyMap<Person, Fraction>, out: CarriedOut): Line[] {
  return world.people.flatMap((person) => {
    const before = world.carried.number(bonus.bonus, 'held', person);
    const isPaid = world.holds(bonus.eligible as Condition, person);
    out.number(bonus.bonus, 'held', person, (isPaid ? 0n : before) + unitsOfMoney(world, kept.get(person)));
    return isPaid && before !== 0n ? [lineOf(world, bonus.bonus, person, Fraction.of(before, 10_000n))] : [];
  });
}

/** Money in units of 10^-4, as it is carried. */
export function unitsOfMoney({ plan }: World, amount = Fraction.zero): bigint {
  return amount.rounded(4, plan.rounding.mode).times(Fraction.of(10_000n)).floor();
}
