/** Where a text stops being JSON: lines and columns count from 1. */
export interface JsonFaultPlace {
  readonly line: number;
  readonly column: number;
  /** What JSON allows there, and what stands there. */
  readonly wanted: string;
  readonly found: string;
}

const space = /[ \t\n\r]*/y;
const word =
  /"(?:[ !#-[\]-\u{10FFFF}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'next' | 'nothing';

/**
 * Finds the place at which a text that JSON.parse refused goes wrong; JSON.parse itself does not always say. Undefined where
 * nothing is wrong. Iterative, so that no nesting is too deep.
 */
export function jsonFaultPlace(text: string): JsonFaultPlace | undefined {
  const open: string[] = [];
  let expected: Expected = 'value';
  let at = skip(space, text, 0);
  while (expected !== 'nothing') {
    const step: Step | undefined = stepFrom(text, at, expected, open);
    if (!step) return placeOf(text, at, wantedFor(expected, closing(open)));
    expected = step.expected;
    at = skip(space, text, step.end);
  }
  return at === text.length ? undefined : placeOf(text, at, 'nothing more');
}

interface Step {
  readonly end: number;
  readonly expected: Expected;
}

function stepFrom(text: string, at: number, expected: Expected, open: string[]): Step | undefined {
  const sign = text[at] ?? '';
  if (expected === 'colon') return sign === ':' ? { end: at + 1, expected: 'value' } : undefined;
  const mayClose = expected === 'next' || expected === 'value-or-end' || expected === 'key-or-end';
  if (mayClose && sign === closing(open)) {
    open.pop();
    return { end: at + 1, expected: afterValue(open) };
  }
  if (expected === 'next') {
    if (sign !== ',') return undefined;
    return { end: at + 1, expected: closing(open) === '}' ? 'key' : 'value' };
  }
  const isKey = expected === 'key' || expected === 'key-or-end';
  if (!isKey && (sign === '{' || sign === '[')) {
    open.push(sign);
    return { end: at + 1, expected: sign === '{' ? 'key-or-end' : 'value-or-end' };
  }
  const end = skip(word, text, at);
  if (end === at || (isKey && sign !== '"')) return undefined;
  return { end, expected: isKey ? 'colon' : afterValue(open) };
}

function closing(open: readonly string[]): string {
  return open.at(-1) === '{' ? '}' : ']';
}

function afterValue(open: readonly string[]): Expected {
  return open.length === 0 ? 'nothing' : 'next';
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return from + (pattern.exec(text)?.[0].length ?? 0);
}

function wantedFor(expected: Expected, close: string): string {
  if (expected === 'colon') return 'a colon';
  if (expected === 'next') return `a comma or "${close}"`;
  if (expected === 'key') return 'a key in double quotes';
  if (expected === 'key-or-end') return 'a key in double quotes or "}"';
  return expected === 'value' ? 'a value' : 'a value or "]"';
}

function placeOf(text: string, at: number, wanted: string): JsonFaultPlace {
  const before = text.slice(0, at).split('\n');
  return {
    line: before.length,
    column: [...(before.at(-1) ?? '')].length + 1,
    wanted,
    found: foundAt(text, at, wanted),
  };
}

function foundAt(text: string, at: number, wanted: string): string {
  if (at >= text.length) return 'the end of the file';
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
  // A whole text would have been read.
  if (sign === '"' && /^a (?:key|value)/.test(wanted))
    return 'a text that is not closed on its line, or has a wrong escape in it';
  return JSON.stringify(sign);
}
