import type { Block, PlanDocument, Section } from './plan-document.js';
import { readInline } from './read-inline.js';

/** A document as CommonMark with tables. */
export function renderMarkdown({ title, sections }: PlanDocument): string {
  return `${[`# ${inline(title)}`, ...sections.flatMap((section) => renderSection(section, 2))].join('\n\n')}\n`;
}

function renderSection({ heading, blocks, sections }: Section, level: number): string[] {
  return [
    `${'#'.repeat(level)} ${inline(heading)}`,
    ...blocks.map(renderBlock),
    ...sections.flatMap((section) => renderSection(section, level + 1)),
  ];
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return inline(block.text);
    case 'list':
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${inline(item)}`).join('\n');
    case 'terms':
      return block.items.map(({ term, text }) => `- **${inline(term)}.** ${inline(text)}`).join('\n');
    case 'table': {
      const columns = `| ${block.columns.map(inline).join(' | ')} |`;
      const rule = `|${' --- |'.repeat(block.columns.length)}`;
      const rows = block.rows.map((cells) => `| ${cells.map(inline).join(' | ')} |`);
      return `${inline(block.caption)}:\n\n${[columns, rule, ...rows].join('\n')}`;
    }
  }
}

function inline(text: string): string {
  return readInline(text)
    .map(({ text: words, isName }) => (isName ? `\`${words}\`` : escape(words)))
    .join('');
}

/** Everything by which Markdown would take words for something else; line breaks would end a table's row. */
function escape(words: string): string {
  return words
    .replace(/[\\`*_[\]<>#|~&]/g, String.raw`\$&`)
    .replace(/\s+/g, (space) => (/^ +$/.test(space) ? space : ' '));
}
