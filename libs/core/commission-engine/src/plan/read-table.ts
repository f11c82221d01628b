import type { Condition } from './plan-schema.js';

/** A table of a plan told apart by what it is read by, for code that must treat every case. */
export type ReadTable<Value> =
  | { readonly by: 'nothing'; readonly value: Value }
  | { readonly by: 'rank' | 'title'; readonly entries: readonly (readonly [string, Value])[] }
  | {
      readonly by: 'volume';
      readonly volume: string;
      readonly threshold: 'inclusive' | 'exclusive';
      readonly rows: readonly { readonly from: string; readonly value: Value }[];
    }
  | { readonly by: 'attribute'; readonly attribute: string; readonly entries: readonly (readonly [string, Value])[] }
  | {
      readonly by: 'cases';
      readonly cases: readonly { readonly when: Condition; readonly value: Value }[];
      readonly otherwise: Value | null;
    };

type Keyed<Value> = Partial<{
  byRank: Record<string, Value>;
  byTitle: Record<string, Value>;
  byVolume: string;
  threshold: 'inclusive' | 'exclusive';
  rows: { from: string; value: Value }[];
  byAttribute: string;
  values: Record<string, Value>;
  cases: { when: Condition; value: Value }[];
  otherwise: Value | null;
}>;

/** Tells which table a structurally sound value is; whatever is no table is the value of everybody. */
export function readTable<Value>(table: unknown): ReadTable<Value> {
  if (typeof table !== 'object' || table === null || Array.isArray(table)) {
    return { by: 'nothing', value: table as Value };
  }
  const { byRank, byTitle, byVolume, threshold, rows, byAttribute, values, cases, otherwise }: Keyed<Value> = table;
  if (byRank) return { by: 'rank', entries: Object.entries(byRank) };
  if (byTitle) return { by: 'title', entries: Object.entries(byTitle) };
  if (cases) return { by: 'cases', cases, otherwise: otherwise ?? null };
  if (byVolume !== undefined && rows) {
    return { by: 'volume', volume: byVolume, threshold: threshold ?? 'inclusive', rows };
  }
  return { by: 'attribute', attribute: byAttribute ?? '', entries: Object.entries(values ?? {}) };
}

/** Every value of a table, with the place where it stands in it. */
export function valuesOf<Value>(
  table: unknown,
): { readonly value: Value; readonly at: readonly (string | number)[] }[] {
  const read = readTable<Value>(table);
  switch (read.by) {
    case 'nothing':
      return [{ value: read.value, at: [] }];
    case 'rank':
      return read.entries.map(([name, value]) => ({ value, at: ['byRank', name] }));
    case 'title':
      return read.entries.map(([name, value]) => ({ value, at: ['byTitle', name] }));
    case 'attribute':
      return read.entries.map(([text, value]) => ({ value, at: ['values', text] }));
    case 'volume':
      return read.rows.map(({ value }, index) => ({ value, at: ['rows', index, 'value'] }));
    case 'cases': {
      const rows = read.cases.map(({ value }, index) => ({ value, at: ['cases', index, 'value'] }));
      return read.otherwise === null ? rows : [...rows, { value: read.otherwise, at: ['otherwise'] }];
    }
  }
}
