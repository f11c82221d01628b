import { formatVolume } from '@upline/money';
import type { Calculation } from '../compute/calculation.js';
import type { ExplainedOrder } from './explanation.js';
import type { OrdersByBuyer } from './orders-by-buyer.js';

/** The orders of a buyer that make up a volume of own orders, by reference; none where the volume is made of anything else. */
export function explainOrders(
  { frame }: Calculation,
  orders: OrdersByBuyer,
  buyer: number,
  volumeName: string,
): ExplainedOrder[] {
  const volume = frame.plan.volumes[volumeName];
  if (!volume || !('kind' in volume) || volume.of.length !== 1 || volume.of[0] !== 'own') return [];
  const units = frame.orderUnits(volumeName);
  const { references } = frame.snapshot.orders;
  return Array.from(orders.rows.subarray(orders.starts[buyer], orders.starts[buyer + 1]))
    .filter((row) => units[row] !== 0)
    .map((row) => ({ reference: references[row] ?? '', volume: formatVolume(units[row] ?? 0) }))
    .sort((one, other) => (one.reference < other.reference ? -1 : 1));
}
