import { type Fields, fieldsOf, listOf } from './document-view.js';
import type { Reading } from './reading.js';

const mostTags = 200;

/** 1 where an order carries a tag. Tags that the plan asks for have a column whether an order carries them or not. */
export function tagColumns(reading: Reading, rows: readonly Fields[]): Record<string, Uint8Array> {
  const columns = Object.create(null) as Record<string, Uint8Array>;
  for (const tag of tagsIn(reading.plan)) columns[tag] = new Uint8Array(rows.length);
  let count = Object.keys(columns).length;
  rows.forEach((row, index) => {
    for (const tag of listOf(row['tags'])) {
      if (typeof tag !== 'string') continue;
      const column = (columns[tag] ??= new Uint8Array(++count > mostTags ? 0 : rows.length));
      column[index] = 1;
    }
  });
  if (count > mostTags) reading.report(['orders'], 'TOO_MANY_TAGS', `The orders carry more than ${mostTags} tags.`);
  return columns;
}

/** Wherever a plan chooses orders it says `tagged` or `notTagged`. Plans are not deep: validation sees to that. */
function tagsIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(tagsIn);
  return Object.entries(fieldsOf(part)).flatMap(([key, value]) =>
    key === 'tagged' || key === 'notTagged'
      ? listOf(value).filter((tag): tag is string => typeof tag === 'string')
      : tagsIn(value),
  );
}
