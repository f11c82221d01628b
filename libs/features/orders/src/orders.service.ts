import { Injectable } from '@nestjs/common';
import { uuidPattern } from '@upline/kernel';
import { Database, type TenantContext } from '@upline/database';
import { decodeCursor, type Page, pageOf } from '@upline/http';
import type { Order, OrderFilter } from './order.js';
import { orderErrors } from './order-errors.js';
import { OrdersRepository } from './orders.repository.js';

const INSTANT = /^(19|20)\d\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

@Injectable()
export class OrdersService {
  constructor(private readonly database: Database) {}

  /** @throws ORDER.UNKNOWN */
  async get(context: TenantContext, orderId: string): Promise<Order> {
    const order = await this.database.withTenant(context, (transaction) =>
      new OrdersRepository(transaction, context).find(orderId),
    );
    if (!order) throw orderErrors.unknown();
    return order;
  }

  /** In the order in which they were paid. */
  async list(
    context: TenantContext,
    filter: OrderFilter,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<Order>> {
    const [paidAt, orderId] = cursor === undefined ? [] : decodeCursor(cursor, [INSTANT, uuidPattern]);
    const after = paidAt === undefined || orderId === undefined ? null : { paidAt: new Date(paidAt), orderId };
    const rows = await this.database.withTenant(context, (transaction) =>
      new OrdersRepository(transaction, context).list(filter, after, limit + 1),
    );
    return pageOf(
      rows,
      limit,
      (order) => [order.paidAt.toISOString(), order.orderId],
      (order) => order,
    );
  }
}
