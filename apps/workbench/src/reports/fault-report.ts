import type { Fault } from '@upline/kernel';
import { printable } from './table.js';

/** Every fault on a line of its own: where it is, and the sentence. */
export function faultReport(faults: readonly Fault[]): string {
  return faults
    .map(({ pointer, detail }) => `  ${printable(pointer === '' ? '(root)' : pointer)}: ${printable(detail)}\n`)
    .join('');
}

/** `1 fault`, `3 faults`. */
export function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
