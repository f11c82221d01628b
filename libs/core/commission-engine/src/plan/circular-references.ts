import { type Fault, jsonPointer } from '@upline/kernel';
import type { Plan } from './plan-schema.js';
import { ranksNotLower } from './ranks-not-lower.js';
import { componentsOf } from './references/components.js';
import { planComponent } from './references/plan-component.js';
import { planEdges } from './references/plan-edges.js';
import {
  activeNode,
  ladderNames,
  ladderOf,
  type PlanNode,
  rankNode,
  standingNode,
  treeNode,
  volumeNode,
} from './references/plan-node.js';

/**
 * What a plan asks for that cannot be decided: circles of volumes, activity, ranks and derived trees (`PLAN.CIRCULAR`, one fault per
 * circle, at the first of it in the order of the plan), and ranks that ask for the same or a higher rank of their ladder (`PLAN.RANK_NOT_LOWER`).
 *
 * A circle that asks about other members only strictly below in one tree is none: it is decided from the bottom.
 * The plan must keep to the schema, and every name in it must exist.
 */
export function circularReferences(plan: Plan): Fault[] {
  const roots = rootsOf(plan);
  const components = componentsOf(
    roots,
    (node) => planEdges(plan, node, () => true),
    () => false,
  );
  const circles = components.flatMap((component) => {
    const planned = planComponent(component);
    return planned.how === 'not-at-all' ? [faultOf(plan, planned.circle)] : [];
  });
  return [...circles, ...ranksNotLower(plan)];
}

function rootsOf(plan: Plan): PlanNode[] {
  const ladders = ladderNames(plan).flatMap((ladder) => [
    ...ladderOf(plan, ladder).ladder.map((_, place) => rankNode('rung', ladder, place)),
    standingNode(ladder),
  ]);
  return [
    ...Object.keys(plan.trees).map(treeNode),
    ...Object.keys(plan.volumes).map((name) => volumeNode(plan, name)),
    activeNode,
    ...ladders,
  ];
}

/** The circle in words, and where its first part stands. */
export function describeCircle(plan: Plan, circle: readonly PlanNode[]): { detail: string; pointer: string } {
  const named = circle.slice(1).flatMap((node) => nameOf(plan, node) ?? []);
  const parts = named.filter(({ words }, place) => words !== named[place - 1]?.words);
  const first = parts.reduce((one, other) => (other.order < one.order ? other : one), parts[0] ?? wholePlan);
  const start = parts.indexOf(first);
  const turned = [...parts.slice(start), ...parts.slice(0, start)].filter(
    ({ words }, place, all) => words !== all[place - 1]?.words,
  );
  if (turned.length > 1 && turned.at(-1)?.words === first.words) turned.pop();
  return { detail: [...turned, first].map(({ words }) => words).join(' -> '), pointer: first.pointer };
}

function faultOf(plan: Plan, circle: readonly PlanNode[]): Fault {
  const { detail, pointer } = describeCircle(plan, circle);
  return { pointer, code: 'PLAN.CIRCULAR', detail: `this cannot be decided, as it goes in a circle: ${detail}` };
}

interface Named {
  readonly words: string;
  readonly pointer: string;
  /** The place in the order in which a plan is read. */
  readonly order: number;
}

const wholePlan: Named = { words: 'the plan', pointer: '', order: Infinity };

function nameOf(plan: Plan, node: PlanNode): Named | undefined {
  switch (node.kind) {
    case 'tree': {
      const order = Object.keys(plan.trees).indexOf(node.tree);
      return { words: `tree ${node.tree}`, pointer: jsonPointer('trees', node.tree), order };
    }
    case 'volume': {
      if (node.name === undefined) return undefined;
      const order = 1e6 + Object.keys(plan.volumes).indexOf(node.name);
      return { words: `volume ${node.name}`, pointer: jsonPointer('volumes', node.name), order };
    }
    case 'active':
      return { words: 'activity', pointer: '/active', order: 2e6 };
    case 'rung':
    case 'paid':
    case 'title':
      return rankName(plan, node.ladder, node.place);
    case 'standing':
      return undefined;
    default:
      return undefined;
  }
}

function rankName(plan: Plan, ladder: string, place: number): Named {
  const { rank } = ladderOf(plan, ladder).ladder[place] ?? { rank: '' };
  const at = ladder === 'ranks' ? ['ranks'] : ['otherLadders', ladder];
  const order = 3e6 + ladderNames(plan).indexOf(ladder) * 1000 + place;
  return { words: `rank ${rank}`, pointer: jsonPointer(...at, 'ladder', place, 'when'), order };
}
