import { float64Column, int32Column, uint16Column } from '@upline/kernel';
import type { LineColumns } from '../result.js';

/** The lines of one bonus, cap or cut: every column but the name. */
export type LineStretch = Omit<LineColumns, 'bonusIndex'>;

/**
 * Joins stretches of lines, each under the index of its name. Takes over the room that the columns of the first stretch have behind
 * their end.
 */
export function joinLines(stretches: readonly { readonly index: number; readonly lines: LineStretch }[]): LineColumns {
  const count = stretches.reduce((sum, { lines }) => sum + lines.amountMinor.length, 0);
  const column = <Key extends keyof LineStretch>(key: Key, empty: (length: number) => LineStretch[Key]) =>
    joinColumns(
      stretches.map(({ lines }) => lines[key]),
      count,
      empty,
    );
  const bonusIndex = uint16Column(count);
  let end = 0;
  for (const { index, lines } of stretches) bonusIndex.fill(index, end, (end += lines.amountMinor.length));
  return {
    payeeIndex: column('payeeIndex', int32Column),
    bonusIndex,
    level: column('level', uint16Column),
    sourceIndex: column('sourceIndex', int32Column),
    orderIndex: column('orderIndex', int32Column),
    baseUnits: column('baseUnits', float64Column),
    ratePpm: column('ratePpm', int32Column),
    amountMinor: column('amountMinor', float64Column),
  };
}

type NumberColumn = Int32Array | Uint16Array | Float64Array;

/** The first part, which is often nearly all, stays where it is if there is room for the others behind it. */
function joinColumns<Column extends NumberColumn>(
  parts: readonly Column[],
  count: number,
  empty: (length: number) => Column,
): Column {
  const [first] = parts;
  const grown = first && withRoomFor(first, count);
  const joined = grown ?? empty(count);
  let start = 0;
  parts.forEach((part, place) => {
    if (place > 0 || !grown) joined.set(part, start);
    start += part.length;
  });
  return joined;
}

function withRoomFor<Column extends NumberColumn>(column: Column, count: number): Column | undefined {
  const { buffer, byteOffset, BYTES_PER_ELEMENT } = column;
  if (byteOffset > 0 || buffer.byteLength < count * BYTES_PER_ELEMENT) return undefined;
  return new (column.constructor as new (buffer: ArrayBufferLike, from: number, length: number) => Column)(
    buffer,
    byteOffset,
    count,
  );
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
  if (!lines.amountMinor.includes(0)) return lines;
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
