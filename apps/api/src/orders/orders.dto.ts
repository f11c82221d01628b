import type { NewOrder, NewRefund, OrderFilter } from '@upline/orders';
import {
  ChoiceField,
  DecimalField,
  IdField,
  InstantField,
  IntegerField,
  ListField,
  MoneyDto,
  ObjectField,
  PageQuery,
  SourceField,
  TextField,
} from '../fields/index.js';
import { OnlyOneOf } from '../fields/only-one-of.js';

const MAX_LINES = 500;
const MAX_QUANTITY = 100_000;

/** Instead of the product's own volumes, each by itself. */
export class VolumeOverridesDto {
  @DecimalField(4, { optional: true })
  PV?: string | null;

  @DecimalField(4, { optional: true })
  CV?: string | null;

  @DecimalField(4, { optional: true })
  QV?: string | null;
}

export class NewOrderLineDto {
  @TextField({ max: 60 })
  sku!: string;

  @IntegerField(1, MAX_QUANTITY)
  quantity!: number;

  @ObjectField(() => MoneyDto, { optional: true, description: "For one piece; the product's price by default." })
  unitPrice?: MoneyDto | null;

  @ObjectField(() => VolumeOverridesDto, { optional: true, description: "For one piece; the product's by default." })
  volumes?: VolumeOverridesDto | null;
}

export class NewOrderDto {
  @SourceField('order')
  source?: string | null;

  @TextField({ max: 120, description: 'The name that the order has there, unique per source.' })
  externalId!: string;

  @OnlyOneOf('buyerId', 'buyerCode')
  @IdField({ optional: true })
  buyerId?: string | null;

  @TextField({ optional: true, max: 40, description: 'Instead of buyerId.' })
  buyerCode?: string | null;

  @InstantField({ description: 'Decides the period in which the order counts.' })
  paidAt!: string;

  @ListField(() => NewOrderLineDto, 1, MAX_LINES)
  lines!: NewOrderLineDto[];

  static toNewOrder({ source, externalId, buyerId, buyerCode, paidAt, lines }: NewOrderDto): NewOrder {
    return {
      source: source ?? 'api',
      externalId,
      buyer: buyerId ? { memberId: buyerId.toLowerCase() } : buyerCode ? { code: buyerCode } : null,
      paidAt: new Date(paidAt),
      lines: lines.map(({ sku, quantity, unitPrice, volumes }) => ({
        sku,
        quantity,
        unitPrice: unitPrice ?? null,
        volumes: {
          ...(volumes?.PV && { PV: volumes.PV }),
          ...(volumes?.CV && { CV: volumes.CV }),
          ...(volumes?.QV && { QV: volumes.QV }),
        },
      })),
    };
  }
}

export class NewRefundLineDto {
  @OnlyOneOf('lineNumber', 'sku')
  @IntegerField(1, MAX_LINES, { optional: true })
  lineNumber?: number | null;

  @TextField({ optional: true, max: 60, description: 'Instead of lineNumber, where one line alone has this SKU.' })
  sku?: string | null;

  @IntegerField(1, MAX_QUANTITY)
  quantity!: number;
}

export class NewRefundDto {
  @SourceField('refund')
  source?: string | null;

  @TextField({ max: 120, description: 'The name that the refund has there, unique per source, orders included.' })
  externalId!: string;

  @InstantField({ description: 'Decides the period in which the refund counts.' })
  refundedAt!: string;

  @ListField(() => NewRefundLineDto, 1, MAX_LINES, { optional: true, description: 'Every line in full by default.' })
  lines?: NewRefundLineDto[] | null;

  static toNewRefund(
    { source, externalId, refundedAt, lines }: NewRefundDto,
    refundOf: NewRefund['refundOf'],
  ): NewRefund {
    return {
      source: source ?? 'api',
      externalId,
      refundOf,
      refundedAt: new Date(refundedAt),
      lines:
        lines?.map(({ lineNumber, sku, quantity }) => ({
          line: sku ? { sku } : { lineNumber: lineNumber ?? 0 },
          quantity,
        })) ?? null,
    };
  }
}

export class OrdersQuery extends PageQuery {
  @IdField({ optional: true })
  buyerId?: string;

  @ChoiceField(['sale', 'refund'], { optional: true })
  kind?: 'sale' | 'refund';

  @InstantField({ optional: true })
  paidFrom?: string;

  @InstantField({ optional: true })
  paidBefore?: string;

  static toFilter({ buyerId, kind, paidFrom, paidBefore }: OrdersQuery): OrderFilter {
    return {
      ...(buyerId && { buyerId: buyerId.toLowerCase() }),
      ...(kind && { kind }),
      ...(paidFrom && { paidFrom: new Date(paidFrom) }),
      ...(paidBefore && { paidBefore: new Date(paidBefore) }),
    };
  }
}
