import { askCondition } from '../ask-condition.js';
import type { Condition } from '../plan-schema.js';
import { type Place, type PlanParts, within } from './plan-parts.js';

/** Adds a condition, every condition within it and every name that they ask for. */
export function addCondition(parts: PlanParts, condition: Condition, place: Place): void {
  parts.conditions.push({ condition, place });
  const asked = askCondition(condition);
  switch (asked.kind) {
    case 'all':
    case 'any':
      return asked.of.forEach((part, index) => addCondition(parts, part, within(place, asked.kind, index)));
    case 'not':
      return addCondition(parts, asked.of, within(place, 'not'));
    case 'rank':
    case 'title': {
      const says = asked.kind === 'rank' ? 'asks for the rank' : 'asks for the title';
      parts.references.push({ kind: 'rank', name: asked.rank, place: within(place, asked.kind), says });
      return;
    }
    case 'legs': {
      const { tree, having, personal } = asked.legs;
      addTree(parts, tree, within(place, 'legs', 'tree'), 'counts legs of the tree');
      if (personal !== undefined) {
        addTree(parts, personal, within(place, 'legs', 'personal'), 'looks for personal members in the tree');
      }
      return addCondition(parts, having, within(place, 'legs', 'having'));
    }
    case 'count':
      addTree(parts, asked.count.tree, within(place, 'count', 'tree'), 'counts members of the tree');
      return addCondition(parts, asked.count.where, within(place, 'count', 'where'));
    case 'attribute': {
      const says = 'asks for the attribute';
      const at = within(place, 'attribute');
      parts.references.push({ kind: 'attribute', name: asked.attribute, place: at, says, types: ['text', 'flag'] });
      return;
    }
    case 'volume': {
      const asksThreshold = asked.threshold.atLeast !== undefined && asked.threshold.below === undefined;
      const says = 'asks for the volume';
      parts.references.push({
        kind: 'volume',
        name: asked.volume,
        place: within(place, asked.volume),
        says,
        asksThreshold,
      });
      return;
    }
    case 'active':
    case 'status':
    case 'kind':
      return;
  }
}

/** Adds the use of a tree. */
export function addTree(parts: PlanParts, name: string, place: Place, says: string): void {
  parts.references.push({ kind: 'tree', name, place, says });
}

/** Adds the use of a volume for its number. */
export function addVolume(parts: PlanParts, name: string, place: Place, says: string): void {
  parts.references.push({ kind: 'volume', name, place, says });
}
