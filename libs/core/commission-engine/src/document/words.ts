import type { Block, Section, Term } from './plan-document.js';

/** A name of the plan in a text. */
export function name(text: string): string {
  return `\`${text}\``;
}

/** Words that the plan's author chose freely, in quotation marks. */
export function free(text: string): string {
  return `“${plain(text)}”`;
}

/** Words that the plan's author chose freely, as they are. */
export function plain(text: string): string {
  return text.replace(/[\\`]/g, String.raw`\$&`);
}

/** A decimal text with its thousands apart and all its digits. */
export function figure(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** "1 level", "3 levels". */
export function counted(count: number, noun: string): string {
  return `${figure(String(count))} ${noun}${count === 1 ? '' : 's'}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** Names in a list. */
export function names(items: readonly string[], word: 'and' | 'or' = 'and'): string {
  return listed(items.map(name), word);
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

export function terms(items: readonly (Term | undefined)[]): Block {
  return { kind: 'terms', items: items.filter((item) => item !== undefined) };
}

export function section(heading: string, blocks: readonly Block[], sections: readonly Section[] = []): Section {
  return { heading, blocks, sections };
}

/** "ties are rounded to the even neighbour". */
export function sayMode(mode: 'half-up' | 'half-even' | 'down'): string {
  return {
    'half-up': 'ties are rounded away from zero',
    'half-even': 'ties are rounded to the even neighbour',
    down: 'what is beyond is cut off, toward zero',
  }[mode];
}

/** Units in which ages are counted. */
export function sayUnit(unit: 'days' | 'calendar-months' | 'anniversary-months'): string {
  return {
    days: 'days',
    'calendar-months': 'calendar months (counting from month 0)',
    'anniversary-months': 'months by anniversary',
  }[unit];
}
