import type { Volume } from '../../plan/plan-schema.js';
import { Fraction } from './fraction.js';
import type { Person } from './people.js';
import { greatest, least, sum } from './sums.js';
import { below } from './trees.js';
import { type TreeGraph, unitsOf, type World } from './world.js';

type Of<Key extends string> = Extract<Volume, Record<Key, unknown>>;

/** In which leg of `top` somebody stands, 0 if not below. */
export function legUnder(tree: TreeGraph, top: Person, member: Person): number {
  const parent = tree.parent(member);
  if (parent === null) return 0;
  return parent === top ? tree.leg(member) : legUnder(tree, top, parent);
}

/** The legs of somebody, each with all below; in a tree of fixed width the empty ones are there with nothing. */
function legsOf(world: World, name: string, of: string, person: Person): { leg: number; units: bigint }[] {
  const tree = world.tree(name);
  const legs = tree.children(person).map((child) => ({
    leg: tree.leg(child),
    units: sum([child, ...below(tree, child)].map((member) => world.volume(of, member))),
  }));
  const empty = Math.max(0, (tree.width ?? 0) - legs.length);
  return [...legs, ...Array.from({ length: empty }, () => ({ leg: 0, units: 0n }))];
}

/** The leg, or legs, that the volume takes. */
export function takenLegs(world: World, { tree, legVolume, take }: Of<'legVolume'>, person: Person): bigint {
  const legs = legsOf(world, tree, legVolume, person);
  const ordered = legs.map(({ units }) => units).sort((left, right) => (left > right ? -1 : left < right ? 1 : 0));
  if (take === 'strongest') return ordered[0] ?? 0n;
  if (take === 'weakest') return ordered.at(-1) ?? 0n;
  if (take === 'all-but-strongest') return sum(ordered.slice(1));
  if ('strongest' in take) return ordered[take.strongest - 1] ?? 0n;
  return sum(legs.filter(({ leg }) => leg === take.leg).map(({ units }) => units));
}

/** Group volume of which a leg counts in part; `requirement` is null where nothing is asked for, and then nothing is limited by it. */
export function limitedVolume(world: World, volume: Of<'limited'>, requirement: bigint | null, person: Person): bigint {
  const { limit } = volume;
  const own = volume.self ? world.volume(volume.limited, person) : 0n;
  const legs = legsOf(world, volume.tree, volume.limited, person).map(({ units }) => units);
  const strong = legs.length > 0 ? greatest(legs) : 0n;
  const weak = sum(legs) - strong;
  // A limit that is not a whole number of units is rounded down, toward zero.
  const share = (of: bigint, rate: string): bigint => Fraction.of(of).times(Fraction.read(rate)).whole('down');
  switch (limit.formula) {
    case 'share-of-requirement': {
      if (requirement === null) return own + sum(legs);
      const most = share(requirement, limit.share);
      return (limit.limitsOwn ? least([own, most]) : own) + sum(legs.map((leg) => least([leg, most])));
    }
    case 'weak-legs-doubled':
      return own + (strong > weak ? 2n * weak : strong + weak);
    case 'share-of-legs': {
      const most = share(sum(legs), limit.share);
      return own + sum(legs.map((leg) => least([leg, most])));
    }
    case 'without-strongest':
      return own + weak;
    case 'fixed':
      return own + sum(legs.map((leg) => least([leg, unitsOf(limit.atMost)])));
  }
}
