/** A part of the guide that is announced by a comment such as `<!-- plan: levels -->`, and what follows the comment. */
export interface GuidePart {
  /** plan, company, orders, period, members, lines or variants. */
  readonly kind: string;
  readonly example: string;
  /** What the comment says after the name of the example. */
  readonly rest: readonly string[];
  /** The JSON of a fenced block; undefined where a table follows. */
  readonly json: unknown;
  readonly table: GuideTable;
}

export interface GuideTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const noTable: GuideTable = { columns: [], rows: [] };

const announcement = /^<!-- (\w+): ([^>]+) -->$/;

/**
 * Everything in a text of Markdown that is announced as part of an example. An announcement is
 * `<!-- KIND: EXAMPLE more, more -->` on a line of its own; a fenced block of JSON or a table follows, but not
 * after `<!-- plan: EXAMPLE as OTHER -->`, which is the plan of another example unchanged.
 */
export function readGuide(text: string): GuidePart[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    const [, kind = '', says = ''] = announcement.exec(line.trim()) ?? [];
    if (kind === '' || kind === 'generated') return [];
    const [example = '', ...rest] = says.split(/[\s,]+/);
    if (rest[0] === 'as') return [{ kind, example, rest, json: {}, table: noTable }];
    let first = at + 1;
    while (lines[first]?.trim() === '') first++;
    const next = lines[first] ?? '';
    if (next.startsWith('```json')) {
      const last = lines.indexOf('```', first);
      return [{ kind, example, rest, json: JSON.parse(lines.slice(first + 1, last).join('\n')), table: noTable }];
    }
    if (next.startsWith('|')) return [{ kind, example, rest, json: undefined, table: tableAt(lines, first) }];
    throw new Error(`Nothing follows ${line}`);
  });
}

function tableAt(lines: readonly string[], first: number): GuideTable {
  const cells: string[][] = [];
  for (let at = first; lines[at]?.startsWith('|'); at++) cells.push(cellsOf(lines[at] ?? ''));
  const [columns = [], , ...rows] = cells;
  return { columns, rows };
}

function cellsOf(line: string): string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('`', '').replaceAll('\\|', '|'));
}
