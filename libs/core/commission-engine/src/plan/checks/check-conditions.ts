import type { Fault } from '@upline/kernel';
import { parseVolume } from '@upline/money';
import { askCondition } from '../ask-condition.js';
import { ownerText, type PlacedCondition } from '../parts/plan-parts.js';
import type { PlanOutline } from '../plan-outline.js';
import { readTable } from '../read-table.js';
import { faultAt, type PlanCheck } from './plan-check.js';

/** Conditions that nobody could answer: empty stretches, texts that an attribute never has. Tables by attribute likewise. */
export const checkConditions: PlanCheck = ({ outline, parts }) => [
  ...parts.conditions.flatMap((placed) => checkThreshold(placed)),
  ...parts.conditions.flatMap(({ condition, place }) => {
    const asked = askCondition(condition);
    if (asked.kind !== 'attribute') return [];
    return asked.oneOf.flatMap((text, index) => {
      const fault = strangeText(outline, asked.attribute, text);
      return fault === ''
        ? []
        : [faultAt([...place.at, 'oneOf', index], 'UNKNOWN_VALUE', `${ownerText(place.owner)} ${fault}`)];
    });
  }),
  ...parts.tables.flatMap(({ table, place }) => {
    const read = readTable(table);
    if (read.by !== 'attribute') return [];
    return read.entries.flatMap(([text]) => {
      const fault = strangeText(outline, read.attribute, text);
      return fault === ''
        ? []
        : [faultAt([...place.at, 'values', text], 'UNKNOWN_VALUE', `${ownerText(place.owner)} ${fault}`)];
    });
  }),
];

function checkThreshold({ condition, place }: PlacedCondition): Fault[] {
  const asked = askCondition(condition);
  if (asked.kind !== 'volume') return [];
  const { volume, threshold } = asked;
  const { atLeast, below } = threshold;
  if (below === undefined) return [];
  if (atLeast === undefined || parseVolume(atLeast) < parseVolume(below)) return [];
  const detail = `${ownerText(place.owner)} asks for ${volume} of at least ${atLeast} and below ${below}, which no number is`;
  return [faultAt([...place.at, volume], 'EMPTY_RANGE', detail)];
}

function strangeText({ byName }: PlanOutline, attribute: string, text: string): string {
  const part = byName.attribute.get(attribute);
  const values = part?.type === 'text' ? part.values : part?.type === 'flag' ? ['true', 'false'] : undefined;
  if (!values || values.includes(text)) return '';
  return `names ${JSON.stringify(text)}, which is no value of the attribute ${attribute}`;
}
