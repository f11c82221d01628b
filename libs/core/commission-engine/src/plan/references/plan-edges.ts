import { parseVolume } from '@upline/money';
import type { Condition, Plan } from '../plan-schema.js';
import {
  activeNode,
  askedBy,
  conditionNode,
  type ConditionNode,
  countNode,
  innerConditions,
  ladderOf,
  placeOfRank,
  type PlanNode,
  rankNode,
  type RankNode,
  standingNode,
  treeNode,
  volumeNode,
  type Within,
} from './plan-node.js';
import { type Decides, type Edge, everybody, type Reach, same } from './edge.js';
import { tableEdges } from './table-edges.js';
import { volumeEdges } from './volume-edges.js';

export { type Decides, type Edge, everybody, type Reach, same };

/** What one thing that is known of every member is computed from. */
export function planEdges(plan: Plan, node: PlanNode, decides: Decides): Edge[] {
  switch (node.kind) {
    case 'volume':
      return volumeEdges(plan, node);
    case 'condition':
      return conditionEdges(plan, node);
    case 'active':
      return [same(conditionNode(plan, plan.active))];
    case 'table':
      return tableEdges(plan, node.table);
    case 'tree':
      return treeEdges(plan, node.tree);
    case 'standing':
      return decides(node.ladder) ? rungsFrom(plan, node.ladder, 0) : [];
    default:
      return decides(node.ladder)
        ? rankEdges(plan, node)
        : node.kind === 'paid'
          ? [same(standingNode(node.ladder))]
          : [];
  }
}

/** Paid-as ranks that follow from the rungs alone, without what earlier periods left. */
export function followsFromRungs({ pay, effective }: { pay: unknown; effective: string }): boolean {
  return pay === 'paid-as' && effective === 'at-once';
}

/** The rungs that tell whether a member has a rank or a higher one: on a contiguous ladder its own includes those above. */
export function rungsFrom(plan: Plan, ladder: string, place: number, below = Infinity): Edge[] {
  return rungPlaces(plan, ladder, place, below).map((rung) => same(rankNode('rung', ladder, rung)));
}

/** The places from one rank up that show it: the rank itself where the ladder is contiguous, otherwise all up to `below`. */
export function rungPlaces(plan: Plan, ladder: string, place: number, below = Infinity): number[] {
  const { length } = ladderOf(plan, ladder).ladder;
  const end = Math.min(length, below);
  return Array.from({ length: Math.max(0, end - place) }, (_, step) => place + step);
}

function rankEdges(plan: Plan, { kind, ladder: name, place }: RankNode): Edge[] {
  const ladder = ladderOf(plan, name);
  if (kind === 'rung') {
    const when = ladder.ladder[place]?.when as Condition;
    const edges = [same(conditionNode(plan, when, { ladder: name, place }))];
    return ladder.contiguous && place > 0 ? [...edges, same(rankNode('rung', name, place - 1))] : edges;
  }
  const shown = ladder.contiguous ? rungsFrom(plan, name, place, place + 1) : rungsFrom(plan, name, place);
  if (kind === 'title' || followsFromRungs(ladder)) return shown;
  // What takes effect in the next period is in the carried state already.
  return ladder.effective === 'next-period' ? [] : [same(standingNode(name))];
}

function conditionEdges(plan: Plan, { condition, within }: ConditionNode): Edge[] {
  const { key, body } = askedBy(condition);
  switch (key) {
    case 'all':
    case 'any':
    case 'not':
      return innerConditions(condition).map((part) => same(conditionNode(plan, part.condition, within)));
    case 'is':
      return [same(activeNode)];
    case 'rank':
    case 'title':
      return rankAsked(plan, key === 'rank' ? 'paid' : 'title', placeOfRank(plan, body as string), within);
    case 'legs':
    case 'count':
      return [same(countAsked(plan, condition, within))];
    case 'status':
    case 'kind':
    case 'attribute':
      return [];
    default:
      return [same(volumeNode(plan, key, requirementOf(body)))];
  }
}

/** The rungs that a condition within a ladder looks at when it asks for one of its ranks. */
export function rungsSeen(plan: Plan, asked: Within, within: Within): number[] {
  const { contiguous } = ladderOf(plan, asked.ladder);
  return rungPlaces(plan, asked.ladder, asked.place, Math.min(within.place, contiguous ? asked.place + 1 : Infinity));
}

function rankAsked(plan: Plan, kind: 'paid' | 'title', asked: Within, within: Within | undefined): Edge[] {
  if (within?.ladder !== asked.ladder) return [same(rankNode(kind, asked.ladder, asked.place))];
  return rungsSeen(plan, asked, within).map((rung) => same(rankNode('rung', asked.ladder, rung)));
}

/** The count behind a condition that asks for legs or members. */
export function countAsked(plan: Plan, condition: Condition, within: Within | undefined) {
  const { key, body } = askedBy(condition);
  if (key === 'count') {
    const { tree, depth, where } = body as { tree: string; depth: number | 'any'; where: Condition };
    return countNode(plan, { countOf: where, tree, depth }, within);
  }
  const { tree, having, depth, personal } = body as {
    tree: string;
    having: Condition;
    depth?: number | 'any';
    personal?: string;
  };
  const more = { ...(depth === undefined ? {} : { depth }), ...(personal === undefined ? {} : { personal }) };
  return countNode(plan, { legsWith: having, tree, ...more }, within);
}

/** The threshold of a condition as the requirement of the volume that it asks for. */
export function requirementOf(threshold: unknown): number | undefined {
  const { atLeast } = threshold as { readonly atLeast?: string };
  return atLeast === undefined ? undefined : parseVolume(atLeast);
}

function treeEdges(plan: Plan, name: string): Edge[] {
  const tree = plan.trees[name];
  if (!tree || !('of' in tree)) return [];
  const base = everybody(treeNode(tree.of));
  if (tree.kind === 'coded') return [base, everybody(volumeNode(plan, tree.code))];
  const asked = tree.kind === 'compressed' ? tree.drop : tree.counts;
  return asked ? [base, everybody(conditionNode(plan, asked))] : [base];
}
