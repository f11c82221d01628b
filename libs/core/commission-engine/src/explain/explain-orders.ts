import { invariant } from '@upline/kernel';
import { formatVolume } from '@upline/money';
import type { ExplainedOrder } from './explanation.js';
import type { PreparedExplanations } from './prepare-explanations.js';

/** The orders of a buyer that make up an own volume, by reference; those that carry nothing of its kind are left out. */
export function explainOrders(
  { standing, orders }: PreparedExplanations,
  buyer: number,
  volumeName: string,
): ExplainedOrder[] {
  const volume = standing.plan.volumes.find(({ name }) => name === volumeName);
  invariant(volume?.from === 'own', 'a base is an own volume');
  const { references, volumes } = standing.snapshot.orders;
  const rows = [...orders.rows.subarray(orders.starts[buyer], orders.starts[buyer + 1])];
  return rows
    .map((row) => ({ reference: references[row] ?? '', units: volumes[volume.kind]?.[row] ?? 0 }))
    .filter(({ units }) => units !== 0)
    .sort((one, other) => (one.reference < other.reference ? -1 : 1))
    .map(({ reference, units }) => ({ reference, volume: formatVolume(units) }));
}
