import type { Tree } from '../../plan/plan-schema.js';
import type { CarriedOut } from './carried.js';
import { byCode, type Person } from './people.js';
import type { TreeGraph, World } from './world.js';

interface Lines {
  readonly parent: (person: Person) => Person | null;
  /** The tree in which `parent` is somebody above; legs are read there. Left out: legs are given. */
  readonly from?: TreeGraph;
  readonly leg?: (person: Person) => number;
  readonly firstStep?: (person: Person) => Person | null;
  readonly width?: number | undefined;
}

/** Draws a tree of the plan. */
export function drawTree(world: World, name: string): TreeGraph {
  const tree = world.plan.trees[name];
  if (!tree) throw new Error(`the plan has the tree ${name}`);
  return graph(world, name, linesOf(world, name, tree));
}

function linesOf(world: World, name: string, tree: Tree): Lines {
  switch (tree.kind) {
    case 'enroller':
      return { parent: (person) => person.enroller };
    case 'sponsor':
      return { parent: (person) => person.sponsor };
    case 'placement': {
      const width = { binary: 2, streamline: 1, matrix: tree.width, unlimited: undefined }[tree.shape];
      return {
        parent: (person) => person.places.get(name)?.parent ?? null,
        leg: (person) => person.places.get(name)?.leg ?? 0,
        width,
      };
    }
    case 'pass-up': {
      const of = world.tree(tree.of);
      const belongsTo = passUp(world, of, tree);
      // The recruit alone goes up: their own purchases begin the walk elsewhere, all lines stay what they were.
      if (tree.takes === 'recruit') return { parent: of.parent, from: of, firstStep: belongsTo };
      return { parent: belongsTo, from: of };
    }
    case 'coded': {
      const of = world.tree(tree.of);
      return { parent: (person) => boundTo(world, name, of, tree.code, person), from: of };
    }
    case 'compressed': {
      const of = world.tree(tree.of);
      const isDropped = (person: Person): boolean => world.holds(tree.drop, person);
      const movedTo = carriedMoves(world, name, tree, of);
      const step = (person: Person): Person | null =>
        movedTo.has(person) ? (movedTo.get(person) ?? null) : of.parent(person);
      const up = (person: Person): Person | null => {
        const parent = step(person);
        return parent && isDropped(parent) ? up(parent) : parent;
      };
      // Whoever is left out stands nowhere, but what they buy still climbs to those above.
      return { parent: (person) => (isDropped(person) ? null : up(person)), from: of, firstStep: up };
    }
  }
}

function graph(world: World, name: string, { parent, from, leg, firstStep, width }: Lines): TreeGraph {
  const parents = new Map(world.people.map((person) => [person, parent(person)]));
  const parentOf = (person: Person): Person | null => parents.get(person) ?? null;
  const children = new Map(
    world.people.map((person) => [person, world.people.filter((other) => parentOf(other) === person).sort(byCode)]),
  );
  const legThrough = (person: Person): number => {
    const top = parentOf(person);
    let at = person;
    for (let up = from?.parent(at); up && up !== top; up = from?.parent(at)) at = up;
    return top === null ? 0 : (from?.leg(at) ?? 0);
  };
  return {
    name,
    width,
    parent: parentOf,
    children: (person) => children.get(person) ?? [],
    leg: leg ?? legThrough,
    firstStep: firstStep ?? parentOf,
  };
}

/**
 * Who belongs to whom after k-up: the first k whom somebody brought belong to whoever that somebody belongs to. Somebody who
 * belongs to nobody has nobody to pass them to and keeps them.
 */
function passUp(world: World, of: TreeGraph, tree: Extract<Tree, { kind: 'pass-up' }>) {
  const isPassed = (person: Person, parent: Person): boolean => {
    const counted = of
      .children(parent)
      .filter((child) => !tree.counts || world.holds(tree.counts, child))
      .sort((one, other) => dayOf(one) - dayOf(other) || byCode(one, other));
    return counted.slice(0, tree.first).includes(person);
  };
  const belongsTo = (person: Person): Person | null => {
    const parent = of.parent(person);
    return parent && isPassed(person, parent) ? (belongsTo(parent) ?? parent) : parent;
  };
  return belongsTo;
}

function dayOf(person: Person): number {
  if (person.enrolledOn === null) throw new Error('the order of enrolment needs the days of enrolment');
  return person.enrolledOn;
}

/** For good once bound; whoever is not bound yet looks up for the first whose code is at least theirs. */
function boundTo(world: World, tree: string, of: TreeGraph, code: string, person: Person): Person | null {
  const before = world.carried.name(tree, 'parent', person);
  const bound = world.people.find((other) => other.code === before);
  if (bound) return bound;
  return above(of, person).find((at) => world.volume(code, at) >= world.volume(code, person)) ?? null;
}

/** Moves of earlier periods hold as long as the member stands below the same parent, and the new one is above. */
function carriedMoves(
  world: World,
  name: string,
  { lasts }: Extract<Tree, { kind: 'compressed' }>,
  of: TreeGraph,
): Map<Person, Person | null> {
  const moves = new Map<Person, Person | null>();
  if (lasts !== 'permanent') return moves;
  for (const { member, from, to } of world.carried.list(name)) {
    const person = world.people.find(({ code }) => code === member);
    const target = world.people.find(({ code }) => code === to) ?? null;
    if (!person || of.parent(person)?.code !== from) continue;
    if (to === null || (target && above(of, person).includes(target))) moves.set(person, target);
  }
  return moves;
}

/** Everybody above, the nearest first. */
export function above(tree: TreeGraph, person: Person): Person[] {
  const parent = tree.parent(person);
  return parent ? [parent, ...above(tree, parent)] : [];
}

/** Everybody below with their depth: 1 is a child. */
export function below(tree: TreeGraph, person: Person, depth: number | 'any' = 'any'): Person[] {
  if (depth === 0) return [];
  const next = depth === 'any' ? 'any' : depth - 1;
  return tree.children(person).flatMap((child) => [child, ...below(tree, child, next)]);
}

/** Writes what trees leave to the next period. */
export function carryTrees(world: World, out: CarriedOut): void {
  for (const [name, tree] of Object.entries(world.plan.trees)) {
    const graph = world.tree(name);
    if (tree.kind === 'coded') {
      for (const person of world.people) out.name(name, 'parent', person, graph.parent(person)?.code ?? '');
    }
    if (tree.kind === 'compressed' && tree.lasts === 'permanent') {
      const of = world.tree(tree.of);
      out.list(
        name,
        world.people.flatMap((person) => {
          const [from, to] = [of.parent(person), graph.firstStep(person)];
          return from === null || from === to ? [] : [{ member: person.code, from: from.code, to: to?.code ?? null }];
        }),
      );
    }
  }
}
