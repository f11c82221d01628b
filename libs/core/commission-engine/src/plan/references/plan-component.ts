import type { Component } from './components.js';
import type { Edge } from './plan-edges.js';
import type { PlanNode } from './plan-node.js';

/** How a component can be computed: `nodes` in an order in which each comes after those it needs of the same member. */
export type ComponentPlan =
  | { readonly how: 'at-once'; readonly node: PlanNode }
  | { readonly how: 'from-the-bottom'; readonly tree: string; readonly nodes: readonly PlanNode[] }
  | { readonly how: 'not-at-all'; readonly circle: readonly PlanNode[] };

/**
 * A single node that does not need itself is computed at once. Several that need each other are computed member by member from the
 * bottom of a tree, if whatever they need of other members is strictly below in that one tree. Otherwise there is a circle.
 */
export function planComponent({ nodes, inner }: Component): ComponentPlan {
  const edges = nodes.flatMap((from) => (inner.get(from.key) ?? []).map((edge) => ({ from, edge })));
  const [alone] = nodes;
  if (alone && nodes.length === 1 && edges.length === 0) return { how: 'at-once', node: alone };
  const order = orderWithinMember(nodes, inner);
  if ('circle' in order) return { how: 'not-at-all', circle: order.circle };
  let trees: readonly string[] | undefined;
  for (const { from, edge } of edges) {
    if (edge.reach === 'same') continue;
    const { below } = edge.reach === 'everybody' ? { below: [] } : edge.reach;
    trees = trees ? trees.filter((tree) => below.includes(tree)) : below;
    if (trees.length === 0) return { how: 'not-at-all', circle: circleThrough(from, edge, inner) };
  }
  return { how: 'from-the-bottom', tree: trees?.[0] ?? '', nodes: order.nodes };
}

type MemberOrder = { readonly nodes: readonly PlanNode[] } | { readonly circle: readonly PlanNode[] };

function orderWithinMember(nodes: readonly PlanNode[], inner: Component['inner']): MemberOrder {
  const done = new Set<string>();
  const ordered: PlanNode[] = [];
  const path: PlanNode[] = [];
  const visit = (node: PlanNode): PlanNode[] | undefined => {
    if (done.has(node.key)) return undefined;
    const start = path.findIndex(({ key }) => key === node.key);
    if (start >= 0) return [...path.slice(start), node];
    path.push(node);
    for (const { to, reach } of inner.get(node.key) ?? []) {
      const circle = reach === 'same' ? visit(to) : undefined;
      if (circle) return circle;
    }
    path.pop();
    done.add(node.key);
    ordered.push(node);
    return undefined;
  };
  for (const node of nodes) {
    const circle = visit(node);
    if (circle) return { circle };
  }
  return { nodes: ordered };
}

/** The shortest way round through an edge: from its end back to its beginning. */
function circleThrough(from: PlanNode, edge: Edge, inner: Component['inner']): PlanNode[] {
  const before = new Map<string, PlanNode | undefined>([[edge.to.key, undefined]]);
  const queue = [edge.to];
  for (const node of queue) {
    if (node.key === from.key) break;
    for (const { to } of inner.get(node.key) ?? []) {
      if (before.has(to.key)) continue;
      before.set(to.key, node);
      queue.push(to);
    }
  }
  const back: PlanNode[] = [];
  for (let node: PlanNode | undefined = from; node; node = before.get(node.key)) back.unshift(node);
  return [from, ...back];
}
