import { Injectable } from '@nestjs/common';
import type { TenantContext } from '@upline/database';
import type { RowHandler } from '@upline/imports';
import type { NewOrder, NewRefund } from './order.js';
import { OrderImport } from './order-import.js';
import { RecordingService } from './recording.service.js';

/** Opens imports of orders and refunds. */
@Injectable()
export class OrderImportService {
  constructor(private readonly recording: RecordingService) {}

  start(context: TenantContext): RowHandler<NewOrder | NewRefund> {
    return new OrderImport(
      (sales) => this.recording.recordAll(context, sales),
      (refunds) => this.recording.refundAll(context, refunds),
    );
  }
}
