import type { Fault } from '@upline/kernel';

const MAX_DEPTH = 64;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Faults that no field of ours can accept, found before anything else looks at the value: text that PostgreSQL cannot
 * hold (NUL, half a surrogate pair), numbers beyond all numbers, nesting deep enough to exhaust a stack, and keys that reach into prototypes.
 * Iterative, because the value may be hostile.
 */
export function unstorableFaults(value: unknown): Fault[] {
  const faults: Fault[] = [];
  const waiting: { value: unknown; pointer: string; depth: number }[] = [{ value, pointer: '', depth: 0 }];
  for (let next = waiting.pop(); next && faults.length < 20; next = waiting.pop()) {
    const { pointer, depth } = next;
    if (typeof next.value === 'number' && !Number.isFinite(next.value)) {
      // JSON has no infinity, but it has 1e400.
      faults.push({ pointer, code: 'UNSTORABLE_NUMBER', detail: 'The number is larger than a number can be.' });
    } else if (typeof next.value === 'string') {
      if (next.value.includes('\u0000') || !next.value.isWellFormed()) {
        faults.push({ pointer, code: 'UNSTORABLE_TEXT', detail: 'The text holds a character that cannot be stored.' });
      }
    } else if (typeof next.value === 'object' && next.value !== null) {
      if (depth >= MAX_DEPTH) {
        faults.push({ pointer, code: 'TOO_DEEP', detail: `Nested deeper than ${MAX_DEPTH} levels.` });
        continue;
      }
      for (const [key, child] of Object.entries(next.value)) {
        const childPointer = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        if (FORBIDDEN_KEYS.has(key))
          faults.push({ pointer: childPointer, code: 'UNKNOWN_FIELD', detail: 'Not a field.' });
        waiting.push({ value: key, pointer: childPointer, depth: depth + 1 });
        waiting.push({ value: child, pointer: childPointer, depth: depth + 1 });
      }
    }
  }
  return faults;
}
