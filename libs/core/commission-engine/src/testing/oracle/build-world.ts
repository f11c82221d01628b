import { readPeriod } from '@upline/calendar';
import type { Plan } from '../../plan/plan-schema.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import { CarriedIn } from './carried.js';
import { holds } from './conditions.js';
import { climbLadder } from './ladders.js';
import { firstOrderOf } from './order-volumes.js';
import { peopleOf, type Person } from './people.js';
import { readTable } from './tables.js';
import { drawTree } from './trees.js';
import { volumeFor } from './volumes.js';
import type { LadderGraph, TreeGraph, World } from './world.js';

/** Puts plan and snapshot together so that everything can be asked. */
export function buildWorld(plan: Plan, snapshot: Snapshot): World {
  const remember = memory();
  const trees = new Map<string, TreeGraph>();
  const ladders = new Map<string, LadderGraph>();
  const world: World = {
    plan,
    period: readPeriod(snapshot.period),
    people: peopleOf(plan, snapshot),
    carried: new CarriedIn(snapshot.carried),
    tree: (name) => trees.get(name) ?? kept(trees, name, drawTree(world, name)),
    firstOrder: (person) => firstOrderOf(world, person),
    volume: (name, person) => remember(`volume ${name}`, person, () => volumeFor(world, name, null, person)),
    volumeFor: (name, requirement, person) => {
      const volume = plan.volumes[name];
      const isMeasured = volume && 'limited' in volume && volume.limit.formula === 'share-of-requirement';
      return isMeasured ? volumeFor(world, name, requirement, person) : world.volume(name, person);
    },
    holds: (condition, person, inside) => holds(world, condition, person, inside),
    active: ({ owner }) => remember('active', owner, () => holds(world, plan.active, owner)),
    table: (table, person) => readTable(world, table, person),
    ladder: (name) => ladders.get(name) ?? kept(ladders, name, climbLadder(world, snapshot, name, remember)),
    ladderOf: (rank) => {
      for (const name of ['ranks', ...Object.keys(plan.otherLadders ?? {})]) {
        const ladder = world.ladder(name);
        const place = ladder.plan.ladder.findIndex((rung) => rung.rank === rank);
        if (place >= 0) return { ladder, place };
      }
      throw new Error(`the plan has the rank ${rank}`);
    },
  };
  return world;
}

function kept<Value>(map: Map<string, Value>, name: string, value: Value): Value {
  map.set(name, value);
  return value;
}

/** Answers each question once. A question that leads back to itself has no answer. */
function memory(): <Value>(question: string, person: Person, answer: () => Value) => Value {
  const answers = new Map<string, unknown>();
  const asked = Symbol('asked');
  return <Value>(question: string, person: Person, answer: () => Value): Value => {
    const key = `${question} of ${person.code}`;
    if (answers.get(key) === asked) throw new Error(`${key} asks for itself`);
    if (!answers.has(key)) {
      answers.set(key, asked);
      answers.set(key, answer());
    }
    return answers.get(key) as Value;
  };
}
