import type { MemberColumns, OrderColumns, PlanNeeds, Snapshot } from '@upline/commission-engine';
import { invariant, UplineError } from '@upline/kernel';
import type { TenantConnection } from '@upline/database';

/** A snapshot, and whose member each of its rows is. */
export interface LoadedSnapshot {
  readonly snapshot: Snapshot;
  readonly memberIds: readonly string[];
}

type MemberRow = [
  memberId: string,
  code: string,
  sponsorId: string | null,
  kind: string,
  status: string,
  enrolledOn: number,
];
type OrderRow = [reference: string, buyerId: string, pv: string, cv: string, qv: string, paidOn: number];

/**
 * Reads what a period is calculated from: everybody who was enrolled before it ended, in their tree, and the orders that
 * were paid in it (and before it, if the plan looks back). Rows come in the order that the engine keeps (by code, by reference),
 * whatever order they were written in. Facts that the plan does not read are left out, so that a change of them changes no digest.
 */
export class SnapshotRepository {
  constructor(
    private readonly connection: TenantConnection,
    private readonly tenantId: string,
  ) {}

  async load(periodKey: string, needs: PlanNeeds): Promise<LoadedSnapshot> {
    const members = await this.members(periodKey);
    const memberIds = members.map(([memberId]) => memberId);
    const indexOf = new Map(memberIds.map((memberId, index) => [memberId, index]));
    return {
      memberIds,
      snapshot: {
        period: periodKey,
        members: memberColumns(members, indexOf, needs),
        orders: orderColumns(await this.orders(periodKey, needs), indexOf, needs),
      },
    };
  }

  private members(periodKey: string): Promise<MemberRow[]> {
    return this.rows<MemberRow>(
      `SELECT m.member_id, m.code, m.sponsor_id, m.kind, m.status,
              (m.enrolled_at AT TIME ZONE t.time_zone)::date - DATE '1970-01-01'
         FROM members m, periods p, tenants t
        WHERE m.tenant_id = $1 AND t.tenant_id = $1 AND p.tenant_id = $1 AND p.period_key = $2
          AND m.enrolled_at < p.ends_at
        ORDER BY m.code COLLATE "C"`,
      periodKey,
    );
  }

  private orders(periodKey: string, { orderDays }: PlanNeeds): Promise<OrderRow[]> {
    return this.rows<OrderRow>(
      `SELECT o.source || ':' || o.external_id AS reference, o.buyer_id, o.pv_units, o.cv_units, o.qv_units,
              (o.paid_at AT TIME ZONE t.time_zone)::date - DATE '1970-01-01'
         FROM orders o, periods p, tenants t
        WHERE o.tenant_id = $1 AND t.tenant_id = $1 AND p.tenant_id = $1 AND p.period_key = $2
          AND ${orderDays ? '' : 'o.paid_at >= p.starts_at AND'} o.paid_at < p.ends_at
        ORDER BY (o.source || ':' || o.external_id) COLLATE "C"`,
      periodKey,
    );
  }

  private async rows<Row extends unknown[]>(text: string, periodKey: string): Promise<Row[]> {
    const { rows } = await this.connection.query<Row>({ text, values: [this.tenantId, periodKey], rowMode: 'array' });
    return rows;
  }
}

function memberColumns(
  members: readonly MemberRow[],
  indexOf: ReadonlyMap<string, number>,
  needs: PlanNeeds,
): MemberColumns {
  return {
    codes: members.map(([, code]) => code),
    sponsorIndex: Int32Array.from(members, ([, , sponsorId]) => (sponsorId === null ? -1 : rowOf(indexOf, sponsorId))),
    ...(needs.kinds ? { kinds: members.map(([, , , kind]) => kind) } : {}),
    ...(needs.statuses ? { statuses: members.map(([, , , , status]) => status) } : {}),
    ...(needs.enrolmentDays ? { enrolledOn: Int32Array.from(members, ([, , , , , day]) => day) } : {}),
  };
}

function orderColumns(
  orders: readonly OrderRow[],
  indexOf: ReadonlyMap<string, number>,
  needs: PlanNeeds,
): OrderColumns {
  return {
    references: orders.map(([reference]) => reference),
    buyerIndex: Int32Array.from(orders, ([, buyerId]) => rowOf(indexOf, buyerId)),
    volumes: {
      PV: Float64Array.from(orders, ([, , pv]) => exact(pv)),
      CV: Float64Array.from(orders, ([, , , cv]) => exact(cv)),
      QV: Float64Array.from(orders, ([, , , , qv]) => exact(qv)),
    },
    ...(needs.orderDays ? { paidOn: Int32Array.from(orders, ([, , , , , day]) => day) } : {}),
  };
}

/** Sponsors enrol before those they sponsor, and buyers before they buy, so both are among the members. */
function rowOf(indexOf: ReadonlyMap<string, number>, memberId: string): number {
  const index = indexOf.get(memberId);
  invariant(index !== undefined, `the member ${memberId} is named but was not enrolled in time`);
  return index;
}

function exact(units: string): number {
  const number = Number(units);
  if (Number.isSafeInteger(number)) return number;
  throw new UplineError(
    'COMMISSION_RUN.VOLUME_TOO_LARGE',
    `An order carries a volume of ${units} ten-thousandths, more than can be added up exactly.`,
  );
}
