import type { Volume } from '../plan-schema.js';
import { addCondition, addTree, addVolume } from './condition-parts.js';
import { type Place, type PlanParts, within } from './plan-parts.js';
import { addTable } from './table-parts.js';

/** Adds every name, condition and table of a volume. */
export function addVolumeParts(parts: PlanParts, volume: Volume, place: Place): void {
  if ('kind' in volume || 'ordersOf' in volume) return addOrders(parts, volume, place);
  if ('tree' in volume) addTree(parts, volume.tree, within(place, 'tree'), 'reads the tree');
  if ('sum' in volume) {
    addVolume(parts, volume.sum, within(place, 'sum'), 'sums the volume');
    if (volume.until) addCondition(parts, volume.until.boundary, within(place, 'until', 'boundary'));
  } else if ('countOf' in volume) {
    addCondition(parts, volume.countOf, within(place, 'countOf'));
    if (volume.inLeg) addTree(parts, volume.inLeg.tree, within(place, 'inLeg', 'tree'), 'looks at a leg of the tree');
  } else if ('legsWith' in volume) {
    addCondition(parts, volume.legsWith, within(place, 'legsWith'));
    const says = 'looks for personal members in the tree';
    if (volume.personal !== undefined) addTree(parts, volume.personal, within(place, 'personal'), says);
  } else if ('legVolume' in volume) {
    addVolume(parts, volume.legVolume, within(place, 'legVolume'), 'reads legs of the volume');
  } else if ('limited' in volume) {
    addVolume(parts, volume.limited, within(place, 'limited'), 'limits legs of the volume');
  } else if ('rebook' in volume) {
    addVolume(parts, volume.rebook, within(place, 'rebook'), 'moves the volume');
    addCondition(parts, volume.onto, within(place, 'onto'));
  } else addPlain(parts, volume, place);
}

type OrderPart = Extract<Volume, { kind: string } | { ordersOf: unknown }>;
type Plain = Exclude<Volume, OrderPart | { tree: string }>;

function addOrders(parts: PlanParts, volume: OrderPart, place: Place): void {
  const says = 'looks for customers in the tree';
  if (volume.customersIn !== undefined) addTree(parts, volume.customersIn, within(place, 'customersIn'), says);
  if (volume.orders?.buyers) addCondition(parts, volume.orders.buyers, within(place, 'orders', 'buyers'));
}

function addPlain(parts: PlanParts, volume: Plain, place: Place): void {
  if ('attribute' in volume) {
    const types = ['number', 'flag'] as const;
    const says = 'reads the attribute';
    parts.references.push({
      kind: 'attribute',
      name: volume.attribute,
      place: within(place, 'attribute'),
      says,
      types,
    });
  } else if ('age' in volume) {
    if (typeof volume.since === 'string') return;
    const { attribute: name } = volume.since;
    const says = 'counts time since the attribute';
    const at = within(place, 'since', 'attribute');
    parts.references.push({ kind: 'attribute', name, place: at, says, types: ['date'] });
  } else if ('choose' in volume) {
    addTable(parts, volume.choose, within(place, 'choose'), (operand, at) => addOperand(parts, operand, at));
  } else if ('history' in volume) {
    addVolume(parts, volume.history, within(place, 'history'), 'reads the history of the volume');
  } else if ('banked' in volume) {
    addVolume(parts, volume.banked, within(place, 'banked'), 'banks the volume');
    addCondition(parts, volume.deductWhen, within(place, 'deductWhen'));
  } else if ('periodsHeld' in volume) {
    const says = 'counts the periods of the rank';
    parts.references.push({ kind: 'rank', name: volume.periodsHeld, place: within(place, 'periodsHeld'), says });
  } else if ('company' in volume) {
    addVolume(parts, volume.company, within(place, 'company'), 'adds up the volume');
    if (volume.where) addCondition(parts, volume.where, within(place, 'where'));
  } else addArithmetic(parts, volume, place);
}

function addArithmetic(parts: PlanParts, volume: Plain, place: Place): void {
  if ('multiply' in volume) return addOperand(parts, volume.multiply, within(place, 'multiply'));
  for (const [key, operands] of Object.entries(volume)) {
    (operands as readonly string[]).forEach((operand, index) => addOperand(parts, operand, within(place, key, index)));
  }
}

/** Adds the volume that an operand names, if it is not a quantity. */
export function addOperand(parts: PlanParts, operand: string, place: Place): void {
  if (!/^\d/.test(operand)) addVolume(parts, operand, place, 'reads the volume');
}
