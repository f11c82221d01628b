import type { Condition, Volume } from '../../plan/plan-schema.js';
import { legsWith } from './conditions.js';
import { Fraction, type RoundingMode } from './fraction.js';
import { legUnder, limitedVolume, takenLegs } from './leg-volumes.js';
import { fromOrders, timeBetween } from './order-volumes.js';
import type { Person } from './people.js';
import { greatest, least, sum } from './sums.js';
import { above, below } from './trees.js';
import { type Inside, type TableOf, unitsOf, type World } from './world.js';

const one = 10_000n;
type Of<Key extends string> = Extract<Volume, Record<Key, unknown>>;

/** The volume of somebody in units of 10^-4; `requirement` is what a leg limit is measured by, null where nothing is asked for. */
export function volumeFor(world: World, name: string, requirement: bigint | null, person: Person): bigint {
  const volume = world.plan.volumes[name];
  if (!volume) throw new Error(`the plan has the volume ${name}`);
  const operand = (text: string, of = person): bigint => operandOf(world, text, of);
  if ('kind' in volume || 'ordersOf' in volume) return fromOrders(world, name, volume, person);
  if ('sum' in volume) {
    const own = volume.self ? world.volume(volume.sum, person) : 0n;
    return own + sumBelow(world, { name, ...volume }, person, volume.depth ?? 'any');
  }
  if ('countOf' in volume) {
    const members = below(world.tree(volume.tree), person, volume.depth);
    const { inLeg } = volume;
    const counted = members.filter((member) => world.holds(volume.countOf as Condition, member));
    return (
      one *
      BigInt(
        counted.filter((member) => !inLeg || legUnder(world.tree(inLeg.tree), person, member) === inLeg.leg).length,
      )
    );
  }
  if ('legsWith' in volume) {
    const { legsWith: having, ...asked } = volume;
    return one * BigInt(legsWith(world, { ...asked, having: having as Condition }, person));
  }
  if ('legVolume' in volume) return takenLegs(world, volume, person);
  if ('limited' in volume) return limitedVolume(world, volume, requirement, person);
  if ('add' in volume) return sum(volume.add.map((text) => operand(text)));
  if ('subtract' in volume) {
    const [first = 0n, ...others] = volume.subtract.map((text) => operand(text));
    return first - sum(others);
  }
  if ('multiply' in volume) {
    return Fraction.of(operand(volume.multiply))
      .times(Fraction.read(volume.by))
      .whole(volume.rounding as RoundingMode);
  }
  if ('least' in volume) return least(volume.least.map((text) => operand(text)));
  if ('greatest' in volume) return greatest(volume.greatest.map((text) => operand(text)));
  if ('choose' in volume) {
    const chosen = world.table(volume.choose as TableOf<string>, person);
    return chosen === undefined ? 0n : operand(chosen);
  }
  if ('age' in volume) return ageOf(world, volume, person);
  if ('attribute' in volume) return numberOf(person, volume.attribute);
  if ('rebook' in volume) return rebooked(world, volume, person);
  if ('history' in volume) return fromHistory(world, volume, person);
  if ('banked' in volume) {
    const before = world.carried.number(name, `banked/${world.period.cadence}`, person);
    return before + world.volume(volume.banked, person);
  }
  if ('periodsHeld' in volume) return heldFor(world, volume, person);
  const { company, where } = volume;
  const members = world.people.filter((member) => where === undefined || world.holds(where as Condition, member));
  return sum(members.map((member) => world.volume(company, member)));
}

function operandOf(world: World, text: string, person: Person): bigint {
  return /^\d/.test(text) ? unitsOf(text) : world.volume(text, person);
}

function ageOf({ period }: World, { age, since }: Of<'age'>, person: Person): bigint {
  const from = since === 'enrolment' ? person.enrolledOn : person.owner.dates[since.attribute];
  if (from === undefined || (from === null && since === 'enrolment')) throw new Error('an age needs its days');
  return from === null ? 0n : one * BigInt(timeBetween(from, period.endsOn, age));
}

function numberOf(person: Person, attribute: string): bigint {
  const units = person.owner.numbers[attribute];
  if (units === undefined) throw new Error(`the snapshot has the attribute ${attribute}`);
  return units;
}

function sumBelow(world: World, volume: Of<'sum'> & { name: string }, person: Person, depth: number | 'any'): bigint {
  if (depth === 0) return 0n;
  const next = depth === 'any' ? 'any' : depth - 1;
  return sum(
    world
      .tree(volume.tree)
      .children(person)
      .map((child) => {
        const own = world.volume(volume.sum, child);
        const stops =
          volume.until !== undefined &&
          world.holds(volume.until.boundary as Condition, child, openLadder(world, volume.name));
        if (stops) return volume.until?.boundaryMember === 'included' ? own : 0n;
        return own + sumBelow(world, volume, child, next);
      }),
  );
}

/** The ladder whose ranks are decided now, pay at once and ask for the volume; such a volume asks for ranks of those below who are decided before. */
function openLadder(world: World, volume: string): Inside | undefined {
  const { plan } = world.ladder('ranks');
  const asks = (document: unknown): boolean => JSON.stringify(document).includes(`"${volume}"`);
  const isOpen = world.ladder('ranks').isDecided && plan.effective === 'at-once' && asks(plan.ladder);
  return isOpen ? { ladder: 'ranks', place: 0, isOpen } : undefined;
}

/** Everybody's volume goes to the first at or above them who answers; with nobody there it goes to nobody. */
function rebooked(world: World, { rebook, tree, onto }: Of<'rebook'>, person: Person): bigint {
  const receiver = (member: Person): Person | undefined =>
    [member, ...above(world.tree(tree), member)].find((at) => world.holds(onto as Condition, at));
  return sum(
    world.people.filter((member) => receiver(member) === person).map((member) => world.volume(rebook, member)),
  );
}

function fromHistory(world: World, volume: Of<'history'>, person: Person): bigint {
  const { history, periods, take, current } = volume;
  const before = Array.from({ length: current === 'included' ? periods - 1 : periods }, (_, back) =>
    world.carried.number(history, `history/${world.period.cadence}/${back + 1}`, person),
  );
  const values = current === 'included' ? [world.volume(history, person), ...before] : before;
  return take === 'sum' ? sum(values) : take === 'least' ? least(values) : greatest(values);
}

function heldFor(world: World, { periodsHeld, counting, current }: Of<'periodsHeld'>, person: Person): bigint {
  const { ladder, place } = world.ladderOf(periodsHeld);
  const before = world.carried.number(ladder.name, `periodsHeld/${counting}/${periodsHeld}`, person.owner);
  if (current === 'excluded' || !ladder.isDecided) return before;
  if (ladder.paidAs(person) >= place) return before + one;
  return counting === 'in-a-row' ? 0n : before;
}
