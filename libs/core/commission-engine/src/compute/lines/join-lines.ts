import { float64Column, int32Column, uint16Column } from '@upline/kernel';
import type { LineColumns } from '../result.js';

/** The lines of one bonus, cap or cut: every column but the name. */
export type LineStretch = Omit<LineColumns, 'bonusIndex'>;

/** Joins stretches of lines, each under the index of its name. */
export function joinLines(stretches: readonly { readonly index: number; readonly lines: LineStretch }[]): LineColumns {
  const count = stretches.reduce((sum, { lines }) => sum + lines.amountMinor.length, 0);
  const joined: LineColumns = {
    payeeIndex: int32Column(count),
    bonusIndex: uint16Column(count),
    level: uint16Column(count),
    sourceIndex: int32Column(count),
    orderIndex: int32Column(count),
    baseUnits: float64Column(count),
    ratePpm: int32Column(count),
    amountMinor: float64Column(count),
  };
  let start = 0;
  for (const { index, lines } of stretches) {
    const end = start + lines.amountMinor.length;
    joined.payeeIndex.set(lines.payeeIndex, start);
    joined.bonusIndex.fill(index, start, end);
    joined.level.set(lines.level, start);
    joined.sourceIndex.set(lines.sourceIndex, start);
    joined.orderIndex.set(lines.orderIndex, start);
    joined.baseUnits.set(lines.baseUnits, start);
    joined.ratePpm.set(lines.ratePpm, start);
    joined.amountMinor.set(lines.amountMinor, start);
    start = end;
  }
  return joined;
}

/** Lines of one amount per member, with nothing else to say. Zero amounts are left out. */
export function plainLines(rows: Int32Array, amountMinor: Float64Array): LineStretch {
  const kept = rows.filter((_, place) => amountMinor[place] !== 0);
  return {
    payeeIndex: kept,
    level: uint16Column(kept.length),
    sourceIndex: kept,
    orderIndex: int32Column(kept.length).fill(-1),
    baseUnits: float64Column(kept.length),
    ratePpm: int32Column(kept.length),
    amountMinor: amountMinor.filter((amount) => amount !== 0),
  };
}

/** Lines that came to nothing when their sum was dealt say nothing. */
export function withoutZeros(lines: LineStretch): LineStretch {
  if (lines.amountMinor.every((amount) => amount !== 0)) return lines;
  const keep = (_: unknown, place: number) => lines.amountMinor[place] !== 0;
  return {
    payeeIndex: lines.payeeIndex.filter(keep),
    level: lines.level.filter(keep),
    sourceIndex: lines.sourceIndex.filter(keep),
    orderIndex: lines.orderIndex.filter(keep),
    baseUnits: lines.baseUnits.filter(keep),
    ratePpm: lines.ratePpm.filter(keep),
    amountMinor: lines.amountMinor.filter(keep),
  };
}
