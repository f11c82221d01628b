type Json = Readonly<Record<string, unknown>>;

/** A part of a schema that has a table of its own: its heading, and what other tables call it. */
export interface KeySection {
  readonly definition: string;
  readonly heading: string;
  readonly called: string;
}

interface Row {
  readonly form: string;
  readonly key: string;
  readonly needed: boolean;
  readonly says: string;
  readonly must: string;
}

/** The schema, and how a table calls what it refers to. */
interface Book {
  readonly definitions: Readonly<Record<string, Json>>;
  readonly called: ReadonlyMap<string, string>;
}

/**
 * The tables of all keys of a published schema as Markdown, one for each section, generated so that they cannot differ from it.
 *
 * @param schema from `publishedPlanSchema` or `publishedPeriodSchema`
 * @param sections the definitions that have tables; '' is the document itself
 * @param words what tables call the definitions that are single words, such as a rate
 */
export function keyTables(
  schema: Json,
  sections: readonly KeySection[],
  words: Readonly<Record<string, string>>,
): string {
  const definitions = (schema['$defs'] ?? {}) as Readonly<Record<string, Json>>;
  const links = sections.map(
    ({ definition, heading, called }) => [definition, `[${called}](#${anchor(heading)})`] as const,
  );
  const book: Book = { definitions, called: new Map([...Object.entries(words), ...links]) };
  const tables = sections.map(({ definition, heading }) => {
    const node = definition === '' ? schema : (definitions[definition] ?? {});
    return `#### ${heading}\n\n${tableOf(rowsOfSection(node, book))}`;
  });
  return [...(Object.keys(words).length > 0 ? [wordTable(words, definitions)] : []), ...tables].join('\n\n');
}

function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}

const tables = 'a [table](#values-that-depend-on-the-member)';

function wordTable(words: Readonly<Record<string, string>>, definitions: Readonly<Record<string, Json>>): string {
  const book: Book = { definitions, called: new Map() };
  const rows = Object.entries(words).flatMap(([definition, called]) => {
    const node = definitions[definition];
    return node
      ? [[called, escaped(String(node['description'] ?? mustOf(node, book).replace('keys as below', tables)))]]
      : [];
  });
  return table(['in the tables', 'is'], rows);
}

/** A union of objects says first which of them a key belongs to. */
function rowsOfSection(node: Json, book: Book): Row[] {
  const forms = (node['anyOf'] ?? []) as readonly Json[];
  if (forms.length === 0) return rowsOf(node, '', '', book);
  return forms.flatMap((form) => {
    const rows = rowsOf(form, '', formOf(form), book);
    return rows.length > 0 ? rows : [{ form: mustOf(form, book), key: '', needed: true, says: '', must: '' }];
  });
}

/** What tells an object from its siblings: a word that is always the same, otherwise its first key. */
function formOf(node: Json): string {
  const properties = Object.entries((node['properties'] ?? {}) as Readonly<Record<string, Json>>);
  const word = properties.find(([, { const: value }]) => value !== undefined);
  if (word) return `\`${word[0]}: ${JSON.stringify(word[1]['const'])}\``;
  const shape = properties.find(([, value]) => value['enum'] !== undefined && properties.length === 1);
  return `\`${(shape ?? properties[0])?.[0] ?? 'by name'}\``;
}

function rowsOf(node: Json, path: string, form: string, book: Book): Row[] {
  const required = new Set((node['required'] ?? []) as readonly string[]);
  const rows = Object.entries((node['properties'] ?? {}) as Readonly<Record<string, Json>>).flatMap(([name, part]) => {
    const key = path === '' ? name : `${path}.${name}`;
    const [says = ''] = String(part['description'] ?? '').split(/ ?Must be /);
    return [{ form, key, needed: required.has(name), says, must: mustOf(part, book) }, ...inner(part, key, form, book)];
  });
  const named = Object.values((node['patternProperties'] ?? {}) as Readonly<Record<string, Json>>);
  return merged([...rows, ...named.flatMap((part) => inner(part, `${path === '' ? '' : `${path}.`}NAME`, form, book))]);
}

/** The keys of what stands in place: objects, those in lists, and those of a choice. What has a table of its own is left to it. */
function inner(node: Json, path: string, form: string, book: Book): Row[] {
  if (node['$ref'] !== undefined) return [];
  const parts = [...((node['anyOf'] ?? []) as readonly Json[]), ...(node['items'] ? [node['items'] as Json] : [])];
  return [...rowsOf(node, path, form, book), ...parts.flatMap((part) => inner(part, path, form, book))];
}

/** One row for each key: where several objects of a choice have it, all that it may be. */
function merged(rows: readonly Row[]): Row[] {
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const before = byKey.get(row.key);
    if (!before) byKey.set(row.key, row);
    else if (!before.must.split(' or ').includes(row.must)) {
      byKey.set(row.key, { ...before, must: `${before.must} or ${row.must}` });
    }
  }
  return [...byKey.values()];
}

function mustOf(node: Json, book: Book): string {
  if (typeof node['$ref'] === 'string') {
    const name = node['$ref'].replace('#/$defs/', '');
    return book.called.get(name) ?? mustOf(book.definitions[name] ?? {}, book);
  }
  if (node['const'] !== undefined) return `\`${JSON.stringify(node['const'])}\``;
  if (node['enum'] !== undefined) {
    return (node['enum'] as readonly unknown[]).map((word) => `\`${JSON.stringify(word)}\``).join(' or ');
  }
  if (node['anyOf'] !== undefined) {
    return [...new Set((node['anyOf'] as readonly Json[]).map((part) => mustOf(part, book)))].join(' or ');
  }
  switch (node['type']) {
    case 'null':
      return '`null`';
    case 'boolean':
      return '`true` or `false`';
    case 'integer':
      return node['minimum'] === undefined
        ? 'a whole number'
        : `a whole number from ${String(node['minimum'])} to ${String(node['maximum'])}`;
    case 'array':
      return `a list, each ${mustOf(node['items'] as Json, book)}`;
    case 'object':
      return objectOf(node, book);
    default:
      return escaped(
        String(node['description'] ?? 'a text')
          .replace(/^.*Must be /s, '')
          .replace(/\.$/, ''),
      );
  }
}

function objectOf(node: Json, book: Book): string {
  const [part] = Object.values((node['patternProperties'] ?? {}) as Readonly<Record<string, Json>>);
  if (part) return `by name: ${mustOf(part, book)}`;
  return node['properties'] === undefined ? 'an object' : 'keys as below';
}

function tableOf(rows: readonly Row[]): string {
  const hasForms = rows.some(({ form }) => form !== '');
  const columns = ['key', 'needed', 'says', 'must be'];
  const cells = rows.map(({ key, needed, says, must }) => [
    key === '' ? '' : `\`${key}\``,
    needed ? 'yes' : 'no',
    escaped(says),
    must,
  ]);
  if (!hasForms) return table(columns, cells);
  return table(
    ['form', ...columns],
    cells.map((row, at) => [formCell(rows, at), ...row]),
  );
}

/** The form stands at its first row only. */
function formCell(rows: readonly Row[], at: number): string {
  const form = rows[at]?.form ?? '';
  return form === rows[at - 1]?.form ? '' : form;
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** A table whose columns are as wide as their widest cell, as the formatter writes it. */
function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, at) => Math.max(3, column.length, ...rows.map((row) => (row[at] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(columns), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
