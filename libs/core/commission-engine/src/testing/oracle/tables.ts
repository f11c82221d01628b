import type { Condition } from '../../plan/plan-schema.js';
import type { Person } from './people.js';
import { type TableOf, unitsOf, type World } from './world.js';

/** Reads a table for somebody. undefined: they have no value. */
export function readTable<Value>(world: World, table: TableOf<Value>, person: Person): Value | undefined {
  const entry = readEntry(world, table, person);
  return entry?.value;
}

/** The same with the name of the entry that applied: a rank, the beginning of a row, a text, the number of a case. */
export function readEntry<Value>(
  world: World,
  table: TableOf<Value>,
  person: Person,
): { readonly key: string; readonly value: Value } | undefined {
  if (typeof table !== 'object' || table === null || Array.isArray(table)) return { key: '', value: table as Value };
  if ('byRank' in table) return byRank(world, table.byRank, person, 'paidAs');
  if ('byTitle' in table) return byRank(world, table.byTitle, person, 'title');
  if ('byVolume' in table) {
    const reached = table.rows.filter(({ from }) => {
      const actual = world.volumeFor(table.byVolume, unitsOf(from), person);
      return table.threshold === 'inclusive' ? actual >= unitsOf(from) : actual > unitsOf(from);
    });
    const row = reached.at(-1);
    return row && { key: row.from, value: row.value };
  }
  if ('byAttribute' in table) {
    const text = person.owner.texts[table.byAttribute] ?? '';
    return Object.hasOwn(table.values, text) ? { key: text, value: table.values[text] as Value } : undefined;
  }
  const { cases, otherwise } = table as { cases: { when: Condition; value: Value }[]; otherwise: Value | null };
  const place = cases.findIndex(({ when }) => world.holds(when, person));
  const found = cases[place];
  if (found) return { key: `case ${place}`, value: found.value };
  return otherwise === null ? undefined : { key: 'otherwise', value: otherwise };
}

/** The value at exactly the rank that the person has. All ranks of a table stand on one ladder. */
function byRank<Value>(
  world: World,
  values: Readonly<Record<string, Value>>,
  person: Person,
  which: 'paidAs' | 'title',
): { readonly key: string; readonly value: Value } | undefined {
  for (const [rank, value] of Object.entries(values)) {
    const { ladder, place } = world.ladderOf(rank);
    if (ladder[which](person) === place) return { key: rank, value };
  }
  return undefined;
}
