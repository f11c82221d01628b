import { parseVolume } from '@upline/money';
import type { Snapshot } from '../snapshot/snapshot.js';
import { type OrderFacts, snapshotOf } from './facts.js';

/** A member of a company told as a table: code, sponsor's code ('' for nobody), PV and CV of their one order, if any. */
export type MemberRow = readonly [code: string, sponsor: string, pv?: string, cv?: string];

/** Puts a company that a test tells as a table into columns. The order of member M has the reference `order-M`. */
export function companyOf(...rows: readonly MemberRow[]): Snapshot {
  const orders = rows.flatMap(([code, , pv, cv]): OrderFacts[] =>
    pv === undefined
      ? []
      : [{ reference: `order-${code}`, buyer: code, volumes: { PV: parseVolume(pv), CV: parseVolume(cv ?? pv) } }],
  );
  return snapshotOf({ period: '2026-11', members: rows.map(([code, sponsor]) => ({ code, sponsor })), orders });
}
