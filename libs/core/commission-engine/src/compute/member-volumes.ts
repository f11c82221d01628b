import { type Forest, subtreeSums } from '@upline/genealogy';
import { invariant, UplineError } from '@upline/kernel';
import type { CompiledPlan } from '../plan/compiled-plan.js';
import type { OrderColumns, Snapshot } from '../snapshot/snapshot.js';

/** Every volume of the plan for every member, in units of 10^-4, by name. */
export type VolumeColumns = ReadonlyMap<string, Float64Array>;

/** @throws UplineError `RUN.VOLUME_OUT_OF_RANGE`, `GENEALOGY.SUM_OUT_OF_RANGE` when a sum exceeds 2^53 units */
export function memberVolumes(
  plan: CompiledPlan,
  { orders, members }: Snapshot,
  forests: ReadonlyMap<string, Forest>,
): VolumeColumns {
  const memberCount = members.codes.length;
  const columns = new Map<string, Float64Array>();
  for (const volume of plan.volumes) {
    if (volume.from === 'own') {
      columns.set(volume.name, ownVolume(orders, volume.kind, memberCount));
      continue;
    }
    const [forest, summed] = [forests.get(volume.tree), columns.get(volume.of)];
    invariant(forest && summed, 'a volume comes after what it sums');
    columns.set(volume.name, subtreeSums(forest, summed, volume.self));
  }
  return columns;
}

function ownVolume({ buyerIndex, volumes }: OrderColumns, kind: string, memberCount: number): Float64Array {
  const sums = new Float64Array(memberCount);
  const column = volumes[kind] ?? new Float64Array();
  for (let row = 0; row < column.length; row++) {
    const buyer = buyerIndex[row] ?? 0;
    const sum = (sums[buyer] ?? 0) + (column[row] ?? 0);
    if (!Number.isSafeInteger(sum)) {
      throw new UplineError('RUN.VOLUME_OUT_OF_RANGE', `The ${kind} of member ${buyer} exceeds 2^53 units.`);
    }
    sums[buyer] = sum;
  }
  return sums;
}
