import { type ReadTable, readTable } from '../plan/read-table.js';
import type { Block } from './plan-document.js';
import { sayCondition } from './say-condition.js';
import { figure, free, name, paragraph } from './words.js';

/** A value that may depend on the member, within a sentence. `none`: what holds for whoever the table does not name. */
export function sayTable(table: unknown, say: (value: string) => string, none = 'nothing'): string {
  const read = readTable<string>(table);
  if (read.by === 'nothing') return say(read.value);
  const rows = rowsOf(read).map(([who, value]) => `${who}: ${say(value)}`);
  return `${readBy(read)} (${rows.join('; ')}; ${otherwise(read, say, none)})`;
}

/**
 * A value that may depend on the member, as a paragraph where it is the same for everybody and as a table otherwise. `cells` are the
 * cells of a value, `columns` their headings.
 */
export function tableBlock<Value>(
  caption: string,
  table: unknown,
  columns: readonly string[],
  cells: (value: Value) => readonly string[],
): Block {
  const read = readTable<Value>(table);
  if (read.by === 'nothing') {
    const only = cells(read.value);
    if (only.length === 1 && columns.length === 1) return paragraph(`${caption}: ${only[0]}.`);
    return {
      kind: 'table',
      caption,
      columns: ['Who', ...columns],
      rows: [['everybody', ...padded(only, columns.length)]],
    };
  }
  const rows = rowsOf(read).map(([who, value]) => [who, ...padded(cells(value), columns.length)]);
  const last = read.by === 'cases' && read.otherwise !== null ? cells(read.otherwise) : [];
  rows.push([read.by === 'volume' ? 'below all of these' : 'anybody else', ...padded(last, columns.length)]);
  return { kind: 'table', caption: `${caption}, ${readBy(read)}`, columns: ['Who', ...columns], rows };
}

/** The most entries that a value of a table has. */
export function longestList(table: unknown): number {
  const read = readTable<readonly string[]>(table);
  const lists = read.by === 'nothing' ? [read.value] : rowsOf(read).map(([, list]) => list);
  const otherwise = read.by === 'cases' && read.otherwise !== null ? [read.otherwise] : [];
  return Math.max(...[...lists, ...otherwise].map((list) => list.length));
}

function readBy<Value>(read: ReadTable<Value>): string {
  switch (read.by) {
    case 'nothing':
      return 'for everybody';
    case 'rank':
      return 'by the rank that the member is paid as';
    case 'title':
      return 'by the highest rank that the member ever reached';
    case 'volume':
      return `by ${name(read.volume)} of the member`;
    case 'attribute':
      return `by ${name(read.attribute)} of the member`;
    case 'cases':
      return 'by the first of these that the member answers';
  }
}

function rowsOf<Value>(read: Exclude<ReadTable<Value>, { by: 'nothing' }>): [string, Value][] {
  switch (read.by) {
    case 'rank':
    case 'title':
      return read.entries.map(([rank, value]) => [name(rank), value]);
    case 'attribute':
      return read.entries.map(([text, value]) => [free(text), value]);
    case 'volume': {
      const word = read.threshold === 'inclusive' ? 'at least' : 'more than';
      return read.rows.map(({ from, value }) => [`${word} ${figure(from)}`, value]);
    }
    case 'cases':
      return read.cases.map(({ when, value }) => [`whoever ${sayCondition(when)}`, value]);
  }
}

function otherwise(read: ReadTable<string>, say: (value: string) => string, none: string): string {
  if (read.by === 'cases' && read.otherwise !== null) return `anybody else: ${say(read.otherwise)}`;
  return read.by === 'volume' ? `below: ${none}` : `anybody else: ${none}`;
}

function padded(cells: readonly string[], length: number): string[] {
  return Array.from({ length }, (_, place) => cells[place] ?? 'nothing');
}
