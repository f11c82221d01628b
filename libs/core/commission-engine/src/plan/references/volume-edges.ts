import type { Plan } from '../plan-schema.js';
import { type Edge, everybody, same } from './edge.js';
import {
  conditionNode,
  operandOf,
  placeOfRank,
  type PlanNode,
  rankNode,
  tableNode,
  treeNode,
  type VolumeNode,
  volumeNode,
} from './plan-node.js';
import { tableValues } from './table-edges.js';

/** What a volume is computed from. */
export function volumeEdges(plan: Plan, node: VolumeNode): Edge[] {
  const { volume } = node;
  if ('kind' in volume || 'ordersOf' in volume) return orderEdges(plan, volume);
  if ('tree' in volume) return treeVolumeEdges(plan, node);
  if ('choose' in volume) return chosenEdges(plan, volume.choose);
  if ('multiply' in volume) return operandEdges(plan, [volume.multiply]);
  if ('add' in volume) return operandEdges(plan, volume.add);
  if ('subtract' in volume) return operandEdges(plan, volume.subtract);
  if ('least' in volume) return operandEdges(plan, volume.least);
  if ('greatest' in volume) return operandEdges(plan, volume.greatest);
  if ('history' in volume) return volume.current === 'included' ? operandEdges(plan, [volume.history]) : [];
  if ('banked' in volume) return operandEdges(plan, [volume.banked]);
  if ('company' in volume) {
    const members = volume.where ? [everybody(conditionNode(plan, volume.where))] : [];
    return [everybody(volumeNode(plan, volume.company)), ...members];
  }
  if (!('periodsHeld' in volume) || volume.current === 'excluded') return [];
  const { ladder, place } = placeOfRank(plan, volume.periodsHeld);
  return [same(rankNode('paid', ladder, place))];
}

const below = (to: PlanNode, ...trees: string[]): Edge => ({ to, reach: { below: trees } });

/** Volumes that look down a tree. */
function treeVolumeEdges(plan: Plan, { volume, within }: VolumeNode): Edge[] {
  if (!('tree' in volume)) return [];
  const { tree } = volume;
  const edges = [everybody(treeNode(tree))];
  if ('sum' in volume) {
    const summed = volumeNode(plan, volume.sum);
    edges.push(below(summed, tree), ...(volume.self ? [same(summed)] : []));
    if (volume.until) edges.push(below(conditionNode(plan, volume.until.boundary), tree));
  } else if ('countOf' in volume) {
    const counted = conditionNode(plan, volume.countOf, within);
    const { inLeg, depth } = volume;
    if (inLeg) edges.push(everybody(treeNode(inLeg.tree)));
    // In the legs of another tree to any depth members are counted all at once.
    edges.push(inLeg && depth === 'any' ? everybody(counted) : below(counted, tree, ...(inLeg ? [inLeg.tree] : [])));
  } else if ('legsWith' in volume) {
    const { personal } = volume;
    if (personal !== undefined) edges.push(everybody(treeNode(personal)));
    const trees = personal === undefined ? [tree] : [tree, personal];
    edges.push(below(conditionNode(plan, volume.legsWith, within), ...trees));
  } else if ('legVolume' in volume) {
    edges.push(below(volumeNode(plan, volume.legVolume), tree));
  } else if ('limited' in volume) {
    const limited = volumeNode(plan, volume.limited);
    edges.push(below(limited, tree), ...(volume.self ? [same(limited)] : []));
  } else {
    const moved = volumeNode(plan, volume.rebook);
    const onto = conditionNode(plan, volume.onto);
    edges.push(below(moved, tree), same(moved), below(onto, tree), same(onto));
  }
  return edges;
}

type OrderVolume = Extract<VolumeNode['volume'], { kind: string } | { ordersOf: string[] }>;

/** Own orders ask about the member, those of customers about buyers anywhere below. */
function orderEdges(plan: Plan, volume: OrderVolume): Edge[] {
  const of: readonly string[] = 'kind' in volume ? volume.of : volume.ordersOf;
  const { customersIn, orders } = volume;
  const buyers = orders?.buyers && conditionNode(plan, orders.buyers);
  const edges: Edge[] = [];
  if (of.includes('customers') && customersIn !== undefined) edges.push(everybody(treeNode(customersIn)));
  if (buyers) edges.push(of.includes('customers') ? everybody(buyers) : same(buyers));
  return edges;
}

function operandEdges(plan: Plan, operands: readonly string[]): Edge[] {
  return operands.flatMap((text) => {
    const operand = operandOf(plan, text);
    return typeof operand === 'number' ? [] : [same(operand)];
  });
}

function chosenEdges(plan: Plan, table: string | object): Edge[] {
  if (typeof table === 'string') return operandEdges(plan, [table]);
  const values = tableValues(table) as string[];
  return [same(tableNode(table)), ...operandEdges(plan, values)];
}
