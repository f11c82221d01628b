import { findCircles } from './find-circles.js';
import type { Reading } from './reading.js';

/** So many members of a circle are named. */
const mostNamed = 20;

/**
 * Reports every circle in a column of parents, by the codes on it.
 *
 * @param at where the parent of a row is said; undefined where the row says nothing itself. Circles of such rows alone are left to
 *   the column that they come from.
 */
export function reportCircles(
  reading: Reading,
  codes: readonly string[],
  parents: Int32Array,
  relation: string,
  at: (row: number) => readonly (string | number)[] | undefined,
): void {
  for (const circle of findCircles(parents)) {
    const place = circle.map(at).find((each) => each !== undefined);
    if (!place) continue;
    const [first = 0] = circle;
    const named = circle.slice(0, mostNamed).map((row) => codes[row] ?? '');
    const more = circle.length > mostNamed ? [`... (${circle.length} in all)`] : [];
    const chain = [...named, ...more, codes[first] ?? ''].join(' -> ');
    reading.report(place, 'CIRCLE', `Nobody can be above themselves; each is ${relation} the next: ${chain}.`);
  }
}
