import type { Block, PlanDocument, Section } from './plan-document.js';
import { readInline } from './read-inline.js';

const style = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1c1c1c; background: #fff; }
h1, h2, h3 { line-height: 1.2; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid #767676; }
code { font: 0.95em ui-monospace, monospace; background: #f0f0f0; padding: 0 0.2em; }
table { border-collapse: collapse; margin: 1rem 0; }
caption { text-align: left; font-weight: 600; padding: 0.25rem 0; }
th, td { border: 1px solid #767676; padding: 0.25rem 0.6rem; text-align: left; vertical-align: top; }
thead th { background: #f0f0f0; }
dt { font-weight: 600; margin-top: 0.6rem; }
dd { margin-left: 1.5rem; }
.scroll { overflow-x: auto; }
`;

/** A document as one HTML page that needs nothing else: no script, no file, no font. */
export function renderHtml({ title, sections }: PlanDocument): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${bare(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${inline(title)}</h1>
${sections.map((section) => renderSection(section, 2)).join('\n')}
</main>
</body>
</html>
`;
}

function renderSection({ heading, blocks, sections }: Section, level: number): string {
  const parts = [
    `<h${level}>${inline(heading)}</h${level}>`,
    ...blocks.map(renderBlock),
    ...sections.map((section) => renderSection(section, level + 1)),
  ];
  return `<section>\n${parts.join('\n')}\n</section>`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inline(block.text)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>\n${block.items.map((item) => `<li>${inline(item)}</li>`).join('\n')}\n</${tag}>`;
    }
    case 'terms': {
      const items = block.items.map(({ term, text }) => `<dt>${inline(term)}</dt>\n<dd>${inline(text)}</dd>`);
      return `<dl>\n${items.join('\n')}\n</dl>`;
    }
    case 'table': {
      const columns = block.columns.map((column) => `<th scope="col">${inline(column)}</th>`).join('');
      const rows = block.rows.map(([header = '', ...cells]) => {
        const data = cells.map((cell) => `<td>${inline(cell)}</td>`).join('');
        return `<tr><th scope="row">${inline(header)}</th>${data}</tr>`;
      });
      return `<div class="scroll" role="region" aria-label="${bare(block.caption)}" tabindex="0">\n<table>\n<caption>${inline(block.caption)}</caption>\n<thead>\n<tr>${columns}</tr>\n</thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>\n</div>`;
    }
  }
}

function inline(text: string): string {
  return readInline(text)
    .map(({ text: words, isName }) => (isName ? `<code>${escape(words)}</code>` : escape(words)))
    .join('');
}

/** The words alone, for where there can be no markup. */
function bare(text: string): string {
  return escape(
    readInline(text)
      .map(({ text: words }) => words)
      .join(''),
  );
}

function escape(words: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return words.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
