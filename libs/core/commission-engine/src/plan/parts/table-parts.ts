import { readTable, valuesOf } from '../read-table.js';
import { addCondition } from './condition-parts.js';
import { type Place, type PlanParts, within } from './plan-parts.js';

/** Adds a table with the names by which it is read; `addValue` adds the names in its values. */
export function addTable(
  parts: PlanParts,
  table: unknown,
  place: Place,
  addValue?: (value: string, place: Place) => void,
): void {
  parts.tables.push({ table, place });
  if (addValue) for (const { value, at } of valuesOf<string>(table)) addValue(value, within(place, ...at));
  const read = readTable(table);
  switch (read.by) {
    case 'nothing':
      return;
    case 'rank':
    case 'title': {
      const at = within(place, read.by === 'rank' ? 'byRank' : 'byTitle');
      const says = `has a table by ${read.by} with the rank`;
      return read.entries.forEach(([name]) =>
        parts.references.push({ kind: 'rank', name, place: within(at, name), says }),
      );
    }
    case 'volume':
      parts.references.push({
        kind: 'volume',
        name: read.volume,
        place: within(place, 'byVolume'),
        says: 'reads a table by the volume',
        // Every row asks for its own beginning.
        asksThreshold: true,
      });
      return;
    case 'attribute': {
      const at = within(place, 'byAttribute');
      const says = 'reads a table by the attribute';
      parts.references.push({ kind: 'attribute', name: read.attribute, place: at, says, types: ['text'] });
      return;
    }
    case 'cases':
      return read.cases.forEach(({ when }, index) => addCondition(parts, when, within(place, 'cases', index, 'when')));
  }
}
