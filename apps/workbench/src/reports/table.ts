/** A column of a table: its heading, and on which side its texts stand. */
export interface Column {
  readonly heading: string;
  readonly align: 'left' | 'right';
}

/** Lines of text with the cells of each column under one another, after a heading. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const headings = columns.map(({ heading }) => heading);
  const cells = [headings, ...rows].map((row) => row.map(printable));
  const widths = columns.map((_, place) => cells.reduce((most, row) => Math.max(most, lengthOf(row[place] ?? '')), 0));
  const rule = widths.map((width) => '-'.repeat(width));
  const [head = [], ...body] = cells;
  return [head, rule, ...body].map((row) =>
    columns
      .map(({ align }, place) => padded(row[place] ?? '', widths[place] ?? 0, align))
      .join('  ')
      .trimEnd(),
  );
}

/** Text that cannot steer a terminal. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '?');
}

function padded(text: string, width: number, align: Column['align']): string {
  const gap = ' '.repeat(width - lengthOf(text));
  return align === 'right' ? gap + text : text + gap;
}

function lengthOf(text: string): number {
  return [...text].length;
}
