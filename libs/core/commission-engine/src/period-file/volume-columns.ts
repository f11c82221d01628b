import type { Plan } from '../plan/plan-schema.js';
import { type Fields, fieldsOf } from './document-view.js';
import type { Reading } from './reading.js';

/** Every kind costs a column of all orders. */
const mostKinds = 100;

/**
 * The volumes of orders by kind, in units of 10^-4. A kind that the plan reads has a column even where there are no orders; that
 * none of the orders carries it is reported, for that is nearly always a kind by another name.
 */
export function volumeColumns(reading: Reading, rows: readonly Fields[]): Record<string, Float64Array> {
  // Whatever a file calls a kind, it must not be taken for what every object has.
  const columns = Object.create(null) as Record<string, Float64Array>;
  rows.forEach((row, index) => {
    for (const [kind, value] of Object.entries(fieldsOf(row['volumes']))) {
      const column = (columns[kind] ??= newColumn(reading, columns, rows.length));
      column[index] = reading.units(value, 'orders', index, 'volumes', kind) ?? 0;
    }
  });
  const carried = Object.keys(columns);
  for (const kind of kindsReadBy(reading.plan)) {
    if (Object.hasOwn(columns, kind)) continue;
    columns[kind] = new Float64Array(rows.length);
    if (rows.length === 0) continue;
    const detail = `The plan reads the volume ${kind}, and no order carries it (they carry ${carried.join(', ') || 'none'}). Where it is meant to be zero, write "${kind}": "0".`;
    reading.report(['orders'], 'KIND_NOT_CARRIED', detail);
  }
  return columns;
}

function newColumn(reading: Reading, columns: Readonly<Record<string, Float64Array>>, size: number): Float64Array {
  const count = Object.keys(columns).length;
  if (count < mostKinds) return new Float64Array(size);
  if (count === mostKinds)
    reading.report(['orders'], 'TOO_MANY_KINDS', `The orders carry more than ${mostKinds} kinds of volume.`);
  return new Float64Array(0);
}

function kindsReadBy(plan: Plan | undefined): readonly string[] {
  const kinds = Object.values(plan?.volumes ?? {}).flatMap((volume) => ('kind' in volume ? [volume.kind] : []));
  return [...new Set(kinds)];
}
