import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import {
  Database,
  repeatAfterConflict,
  type TenantContext,
  type TenantTransaction,
  violatedConstraint,
} from '@upline/database';
import { judgeRefunds } from './judge-refunds.js';
import { judgeSales } from './judge-sales.js';
import type { NewOrder, NewRefund, Order, Recording } from './order.js';
import { OrdersRepository } from './orders.repository.js';
import { RefundFactsRepository } from './refund-facts.repository.js';
import { SaleFactsRepository } from './sale-facts.repository.js';

type Judge<T> = (rows: readonly T[], transaction: TenantTransaction, context: TenantContext) => Promise<Recording[]>;

/** Records sales and refunds, one or a batch at a time, by the same rules. */
@Injectable()
export class RecordingService {
  constructor(private readonly database: Database) {}

  /** @throws ORDER.* and MONEY.INVALID, as `judgeSales` says */
  async record(context: TenantContext, sale: NewOrder): Promise<{ order: Order; isNew: boolean }> {
    return recorded(await this.one(context, sale, judgedSales));
  }

  /** @throws ORDER.* as `judgeRefunds` says */
  async refund(context: TenantContext, refund: NewRefund): Promise<{ order: Order; isNew: boolean }> {
    return recorded(await this.one(context, refund, judgedRefunds));
  }

  /** One answer per sale, in their order. */
  async recordAll(context: TenantContext, sales: readonly NewOrder[]): Promise<Recording[]> {
    return this.all(context, sales, judgedSales);
  }

  /** One answer per refund, in their order. */
  async refundAll(context: TenantContext, refunds: readonly NewRefund[]): Promise<Recording[]> {
    return this.all(context, refunds, judgedRefunds);
  }

  private async all<T>(context: TenantContext, rows: readonly T[], judge: Judge<T>): Promise<Recording[]> {
    if (rows.length === 0) return [];
    try {
      return await this.attempt(context, rows, judge);
    } catch (error) {
      if (violatedConstraint(error) === null) throw error;
    }
    // Somebody else recorded one of the same orders in this instant. One by one, each finds out for itself.
    const recordings: Recording[] = [];
    for (const row of rows) recordings.push(await this.one(context, row, judge));
    return recordings;
  }

  private async one<T>(context: TenantContext, row: T, judge: Judge<T>): Promise<Recording> {
    const [recording] = await repeatAfterConflict(() => this.attempt(context, [row], judge));
    return recording as Recording;
  }

  private async attempt<T>(context: TenantContext, rows: readonly T[], judge: Judge<T>): Promise<Recording[]> {
    return this.database.withTenant(context, async (transaction) => {
      const recordings = await judge(rows, transaction, context);
      const created = recordings.flatMap((each) => (each.kind === 'created' ? [each.order] : []));
      if (created.length > 0) await new OrdersRepository(transaction, context).insertAll(created);
      return recordings;
    });
  }
}

const judgedSales: Judge<NewOrder> = async (sales, transaction, context) =>
  judgeSales(sales, await new SaleFactsRepository(transaction, context).gather(sales, new Date()), uuidv7);

const judgedRefunds: Judge<NewRefund> = async (refunds, transaction, context) =>
  judgeRefunds(refunds, await new RefundFactsRepository(transaction, context).gather(refunds, new Date()), uuidv7);

function recorded(recording: Recording): { order: Order; isNew: boolean } {
  if (recording.kind === 'refused') throw recording.error;
  return { order: recording.order, isNew: recording.kind === 'created' };
}
