import type { Condition } from '../../plan/plan-schema.js';
import type { Person } from './people.js';
import { below } from './trees.js';
import { type Inside, unitsOf, type World } from './world.js';

interface Legs {
  readonly tree: string;
  readonly having: Condition;
  readonly depth?: number | 'any';
  readonly personal?: string;
}

/** Whether a condition holds for somebody. Its one key says what is asked. */
export function holds(world: World, condition: Condition, person: Person, inside?: Inside): boolean {
  const ask = (inner: Condition, of = person): boolean => world.holds(inner, of, inside);
  // No volume is called by one of these words, so a key tells what is meant.
  if ('all' in condition) return (condition.all as Condition[]).every((part) => ask(part));
  if ('any' in condition) return (condition.any as Condition[]).some((part) => ask(part));
  if ('not' in condition) return !ask(condition.not as Condition);
  if ('is' in condition) return world.active(person);
  if ('rank' in condition) return holdsRank(world, condition.rank as string, person, inside);
  if ('title' in condition) return holdsTitle(world, condition.title as string, person, inside);
  if ('legs' in condition) {
    const legs = condition.legs as Legs & { readonly atLeast: number };
    return legsWith(world, legs, person, inside) >= legs.atLeast;
  }
  if ('count' in condition) {
    const { tree, depth, where, atLeast } = condition.count as {
      tree: string;
      depth: number | 'any';
      where: Condition;
      atLeast: number;
    };
    return below(world.tree(tree), person, depth).filter((member) => ask(where, member)).length >= atLeast;
  }
  if ('status' in condition) return (condition.status as string[]).includes(person.owner.status);
  if ('kind' in condition) return (condition.kind as string[]).includes(person.owner.kind);
  if ('attribute' in condition) {
    const { attribute, oneOf } = condition as { attribute: string; oneOf: string[] };
    return oneOf.includes(person.owner.texts[attribute] ?? '');
  }
  return meetsThreshold(world, condition as Record<string, { atLeast?: string; below?: string }>, person);
}

/** How many direct legs have somebody, not too deep and brought by the person themselves if so asked, who answers. */
export function legsWith(
  world: World,
  { tree, having, depth, personal }: Legs,
  person: Person,
  inside?: Inside,
): number {
  const graph = world.tree(tree);
  const brought = (member: Person): boolean => personal === undefined || world.tree(personal).parent(member) === person;
  const within = depth === undefined || depth === 'any' ? 'any' : depth - 1;
  return graph
    .children(person)
    .filter((leg) =>
      [leg, ...below(graph, leg, within)].some((member) => brought(member) && world.holds(having, member, inside)),
    ).length;
}

function holdsRank(world: World, rank: string, person: Person, inside?: Inside): boolean {
  const { ladder, place } = world.ladderOf(rank);
  if (inside?.ladder !== ladder.name) return ladder.paidAs(person) >= place;
  if (inside.isOpen) return person.owner === person && ladder.paidAs(person) >= place;
  return heldBelow(world, place, person, inside);
}

function holdsTitle(world: World, rank: string, person: Person, inside?: Inside): boolean {
  const { ladder, place } = world.ladderOf(rank);
  if (inside?.ladder !== ladder.name) return ladder.title(person) >= place;
  return ladder.titleBefore(person) >= place || heldBelow(world, place, person, inside);
}

/** Inside a contiguous ladder that very rank; in another one of the ranks from `place` up to, but not with, the one that is being decided. */
function heldBelow(world: World, place: number, person: Person, inside: Inside): boolean {
  const ladder = world.ladder(inside.ladder);
  if (ladder.plan.contiguous) return ladder.held(place, person);
  for (let at = place; at < inside.place; at++) if (ladder.held(at, person)) return true;
  return false;
}

function meetsThreshold(
  world: World,
  condition: Record<string, { atLeast?: string; below?: string }>,
  person: Person,
): boolean {
  const [name = '', { atLeast, below: under } = {}] = Object.entries(condition)[0] ?? [];
  // A leg limit is measured by what is asked for: the lower bound, or where there is none the upper.
  const value = world.volumeFor(name, unitsOf(atLeast ?? under ?? '0'), person);
  return (atLeast === undefined || value >= unitsOf(atLeast)) && (under === undefined || value < unitsOf(under));
}
