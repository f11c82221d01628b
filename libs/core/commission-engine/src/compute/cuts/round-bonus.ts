import { roundRational, sumRationals } from '@upline/money';
import type { Frame } from '../frame/frame.js';
import type { LineRounding } from '../lines/line-book.js';
import type { LineColumns } from './bonus-amounts.js';
import { compareLines } from './compare-lines.js';
import { dealEntries } from './deal-entries.js';

/**
 * Where the plan rounds each bonus of a payee: the exact lines of a payee are summed, the sum is rounded, and dealt over the lines
 * by largest remainder, ties by the code of the source, the order and the level.
 *
 * @returns one amount per line, in minor units; some may be zero
 */
export function roundBonus(
  frame: Frame,
  lines: LineColumns,
  { mode, minorPerUnit }: Pick<LineRounding, 'mode' | 'minorPerUnit'>,
): Float64Array {
  if (!lines.fractions) return lines.amountMinor;
  const entries = {
    size: frame.memberCount,
    receivers: lines.payeeIndex,
    shares: lines.fractions,
    compare: compareLines(frame, lines),
  };
  const parts = dealEntries(entries, (_, shares) => roundRational(sumRationals(shares), mode));
  return Float64Array.from(parts, (part) => Number(part) * minorPerUnit);
}
