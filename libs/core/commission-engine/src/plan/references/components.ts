import type { Edge } from './plan-edges.js';
import type { PlanNode } from './plan-node.js';

/** Things that are known together: one alone, or several that ask for each other. */
export interface Component {
  readonly nodes: readonly PlanNode[];
  /** The edges among them, by the key of the node that asks. */
  readonly inner: ReadonlyMap<string, readonly Edge[]>;
}

interface Visit {
  readonly node: PlanNode;
  readonly edges: readonly Edge[];
  readonly number: number;
  lowest: number;
  isOpen: boolean;
}

/**
 * The strongly connected components that some nodes need (themselves included), each after those that it needs (Tarjan). Nodes
 * that are `known` are left out. The recursion is as deep as the plan is, never as deep as a tree.
 */
export function componentsOf(
  roots: Iterable<PlanNode>,
  edgesOf: (node: PlanNode) => readonly Edge[],
  known: (key: string) => boolean,
): Component[] {
  const visits = new Map<string, Visit>();
  const open: Visit[] = [];
  const components: Component[] = [];
  const visit = (node: PlanNode): Visit => {
    const edges = edgesOf(node).filter(({ to }) => !known(to.key));
    const here: Visit = { node, edges, number: visits.size, lowest: visits.size, isOpen: true };
    visits.set(node.key, here);
    open.push(here);
    for (const { to } of edges) {
      const next = visits.get(to.key);
      if (!next) here.lowest = Math.min(here.lowest, visit(to).lowest);
      else if (next.isOpen) here.lowest = Math.min(here.lowest, next.number);
    }
    if (here.lowest === here.number) components.push(close(open, here));
    return here;
  };
  for (const root of roots) if (!known(root.key) && !visits.has(root.key)) visit(root);
  return components;
}

function close(open: Visit[], first: Visit): Component {
  const visits = open.splice(open.indexOf(first));
  visits.forEach((visit) => (visit.isOpen = false));
  const keys = new Set(visits.map(({ node }) => node.key));
  const inner = visits.map(({ node, edges }) => [node.key, edges.filter(({ to }) => keys.has(to.key))] as const);
  return { nodes: visits.map(({ node }) => node), inner: new Map(inner) };
}
