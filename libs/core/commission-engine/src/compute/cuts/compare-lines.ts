import { compareRational, zeroRational } from '@upline/money';
import type { Frame } from '../frame/frame.js';
import type { LineColumns } from './bonus-amounts.js';

/**
 * The order of the lines of one payee and bonus: by the code of the source, the reference of the order, level, amount, base and rate. Lines
 * that are equal in all of it are alike, so nothing hangs on the order in which they were written.
 */
export function compareLines({ byCode, snapshot }: Frame, lines: LineColumns): (one: number, other: number) => number {
  const { sourceIndex, orderIndex, level, baseUnits, ratePpm, fractions } = lines;
  const { references } = snapshot.orders;
  const at = (column: ArrayLike<number>, line: number) => column[line] ?? 0;
  return (one, other) =>
    at(byCode.places, at(sourceIndex, one)) - at(byCode.places, at(sourceIndex, other)) ||
    compareTexts(references[at(orderIndex, one)] ?? '', references[at(orderIndex, other)] ?? '') ||
    at(level, one) - at(level, other) ||
    compareRational(fractions?.[other] ?? zeroRational, fractions?.[one] ?? zeroRational) ||
    at(baseUnits, one) - at(baseUnits, other) ||
    at(ratePpm, one) - at(ratePpm, other);
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
