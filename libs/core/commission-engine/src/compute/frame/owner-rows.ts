import type { MemberColumns } from '../../snapshot/snapshot.js';

/** The owner's row of every row, or undefined where every row is a person's only position. */
export function ownerRows({ ownerIndex }: MemberColumns): Int32Array | undefined {
  if (!ownerIndex) return undefined;
  for (let row = 0; row < ownerIndex.length; row++) if (ownerIndex[row] !== row) return ownerIndex;
  return undefined;
}

/** Gives further positions what their owners have. */
export function copyFromOwners(column: Uint8Array | Int16Array | Float64Array, owners: Int32Array): void {
  for (let row = 0; row < owners.length; row++) column[row] = column[owners[row] ?? row] ?? 0;
}
