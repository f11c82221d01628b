/** A key that one object says twice, and the line of the second. */
export interface RepeatedKey {
  readonly key: string;
  readonly line: number;
}

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g;

/**
 * The first key that an object of a sound JSON text has twice: JSON.parse keeps the last of them without a word, so that half of what
 * somebody wrote would be lost.
 */
export function repeatedKey(text: string): RepeatedKey | undefined {
  // Of every object that is open its keys; of a list nothing.
  const open: (Set<string> | undefined)[] = [];
  let isKeyNext = false;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (token === '{' || token === '[') open.push(token === '{' ? new Set() : undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ',' && isKeyNext) {
      const key = JSON.parse(token) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) return { key, line: text.slice(0, index).split('\n').length };
      keys?.add(key);
    }
    isKeyNext = token === '{' || (token === ',' && open.at(-1) !== undefined);
  }
  return undefined;
}
