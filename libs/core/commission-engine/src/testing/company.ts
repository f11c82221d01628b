import { parseVolume } from '@upline/money';
import type { Snapshot } from '../snapshot/snapshot.js';
import { type DrawnOrder, snapshotOf } from './random-snapshot.js';

/** A member of a company told as a table: code, sponsor's code ('' for nobody), PV and CV of their one order, if any. */
export type MemberRow = readonly [code: string, sponsor: string, pv?: string, cv?: string];

/** Puts a company that a test tells as a table into columns. The order of member M has the reference `order-M`. */
export function companyOf(...rows: readonly MemberRow[]): Snapshot {
  const orders = rows.flatMap(([code, , pv, cv]): DrawnOrder[] =>
    pv === undefined
      ? []
      : [{ reference: `order-${code}`, buyer: code, pvUnits: parseVolume(pv), cvUnits: parseVolume(cv ?? pv) }],
  );
  return snapshotOf({ sponsorByCode: new Map(rows.map(([code, sponsor]) => [code, sponsor])), orders });
}
