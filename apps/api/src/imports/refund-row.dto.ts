import type { NewRefund } from '@upline/orders';
import { TextField } from '../fields/index.js';
import { NewRefundDto } from '../orders/orders.dto.js';

/** A refund as a row of a file: it names its order by the name that the same source has for it. */
export class RefundRowDto extends NewRefundDto {
  @TextField({ max: 120 })
  refundOf!: string;

  static toRefund(row: RefundRowDto): NewRefund {
    return NewRefundDto.toNewRefund(row, { externalId: row.refundOf });
  }
}
