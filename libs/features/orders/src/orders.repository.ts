import { insertRows, type Prisma, type TenantContext, type TenantTransaction } from '@upline/database';
import { type NaturalKey, naturalKeysFilter } from '@upline/distributors';
import { cellsOfLine, cellsOfOrder, lineColumns, orderColumns } from './order-cells.js';
import type { Order, OrderFilter, OrderLine } from './order.js';

const withLines = { lines: { orderBy: { lineNumber: 'asc' } } } as const;
type Row = Prisma.OrderGetPayload<{ include: typeof withLines }>;

function toOrder({ lines, ...row }: Row): Order {
  return { ...row, kind: row.kind as Order['kind'], lines: lines.map(toLine) };
}

function toLine(line: Row['lines'][number]): OrderLine {
  const { lineNumber, productId, sku, quantity, unitPriceMinor, amountMinor, pvUnits, cvUnits, qvUnits } = line;
  return { lineNumber, productId, sku, quantity, unitPriceMinor, amountMinor, pvUnits, cvUnits, qvUnits };
}

/** Where a page of orders goes on. */
export interface OrderPosition {
  readonly paidAt: Date;
  readonly orderId: string;
}

export class OrdersRepository {
  constructor(
    private readonly transaction: TenantTransaction,
    private readonly context: TenantContext,
  ) {}

  async insertAll(orders: readonly Order[]): Promise<void> {
    const { tenantId } = this.context;
    await insertRows(
      this.transaction,
      'orders',
      orderColumns,
      orders.map((order) => cellsOfOrder(tenantId, order)),
    );
    const lines = orders.flatMap((order) => order.lines.map((line) => cellsOfLine(tenantId, order.orderId, line)));
    await insertRows(this.transaction, 'order_lines', lineColumns, lines);
  }

  async find(orderId: string): Promise<Order | null> {
    const row = await this.transaction.order.findUnique({
      where: { tenantId_orderId: { tenantId: this.context.tenantId, orderId } },
      include: withLines,
    });
    return row && toOrder(row);
  }

  async findByIds(orderIds: readonly string[]): Promise<Order[]> {
    return this.findAll({ orderId: { in: [...orderIds] } }, orderIds.length);
  }

  async findByNaturalKeys(keys: readonly NaturalKey[]): Promise<Order[]> {
    return this.findAll({ OR: naturalKeysFilter(keys) }, keys.length);
  }

  /** The refunds of these orders that are recorded already. */
  async findRefundsOf(orderIds: readonly string[]): Promise<Order[]> {
    return this.findAll({ refundOf: { in: [...orderIds] } }, orderIds.length);
  }

  /** In the order in which they were paid. */
  async list(filter: OrderFilter, after: OrderPosition | null, limit: number): Promise<Order[]> {
    const { paidFrom, paidBefore, ...exact } = filter;
    const rows = await this.transaction.order.findMany({
      where: {
        tenantId: this.context.tenantId,
        ...exact,
        paidAt: { ...(paidFrom && { gte: paidFrom }), ...(paidBefore && { lt: paidBefore }) },
        ...(after && {
          AND: [
            { paidAt: { gte: after.paidAt } },
            { OR: [{ paidAt: { gt: after.paidAt } }, { orderId: { gt: after.orderId } }] },
          ],
        }),
      },
      orderBy: [{ paidAt: 'asc' }, { orderId: 'asc' }],
      take: limit,
      include: withLines,
    });
    return rows.map(toOrder);
  }

  private async findAll(where: Prisma.OrderWhereInput, asked: number): Promise<Order[]> {
    if (asked === 0) return [];
    const rows = await this.transaction.order.findMany({
      where: { tenantId: this.context.tenantId, ...where },
      include: withLines,
    });
    return rows.map(toOrder);
  }
}
