import type { Snapshot } from '../snapshot/snapshot.js';

/** The rows of every buyer's orders: those of buyer b stand in `rows` from `starts[b]` up to `starts[b + 1]`. */
export interface OrdersByBuyer {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

export function ordersByBuyer({ members, orders }: Snapshot): OrdersByBuyer {
  const { buyerIndex } = orders;
  const starts = new Int32Array(members.codes.length + 1);
  for (const buyer of buyerIndex) starts[buyer + 1] = (starts[buyer + 1] ?? 0) + 1;
  for (let buyer = 1; buyer < starts.length; buyer++) starts[buyer] = (starts[buyer] ?? 0) + (starts[buyer - 1] ?? 0);
  const free = starts.slice();
  const rows = new Int32Array(buyerIndex.length);
  buyerIndex.forEach((buyer, row) => {
    const place = free[buyer] ?? 0;
    rows[place] = row;
    free[buyer] = place + 1;
  });
  return { starts, rows };
}
