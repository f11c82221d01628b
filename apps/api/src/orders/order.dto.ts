import { moneyOfMinor } from '@upline/money';
import type { Order, OrderLine } from '@upline/orders';
import {
  ChoiceField,
  IdField,
  InstantField,
  IntegerField,
  ListField,
  Nullable,
  ObjectField,
  TextField,
} from '../fields/index.js';
import { VolumesDto } from '../catalog/volumes.dto.js';
import { SignedMoneyDto, SignedVolumesDto } from './signed-amounts.dto.js';

export class OrderLineDto {
  @IntegerField(1, 500)
  lineNumber!: number;

  @IdField()
  productId!: string;

  @TextField()
  sku!: string;

  @IntegerField(-100_000, 100_000, { description: 'Negative in a refund.' })
  quantity!: number;

  @ObjectField(() => SignedMoneyDto)
  unitPrice!: SignedMoneyDto;

  @ObjectField(() => SignedMoneyDto, { description: 'Of the whole line; negative in a refund.' })
  amount!: SignedMoneyDto;

  @ObjectField(() => SignedVolumesDto, { description: 'Of the whole line; negative in a refund.' })
  volumes!: SignedVolumesDto;

  static of(line: OrderLine, currency: string): OrderLineDto {
    const { lineNumber, productId, sku, quantity, unitPriceMinor, amountMinor } = line;
    return {
      lineNumber,
      productId,
      sku,
      quantity,
      unitPrice: moneyOfMinor(unitPriceMinor, currency),
      amount: moneyOfMinor(amountMinor, currency),
      volumes: VolumesDto.of(line),
    };
  }
}

export class OrderDto {
  @IdField()
  orderId!: string;

  @TextField()
  source!: string;

  @TextField()
  externalId!: string;

  @ChoiceField(['sale', 'refund'])
  kind!: Order['kind'];

  @Nullable('string', { description: 'The order that a refund takes back from.' })
  refundOf!: string | null;

  @IdField()
  buyerId!: string;

  @InstantField({ description: 'Of a refund, when it was paid back.' })
  paidAt!: string;

  @ObjectField(() => SignedMoneyDto)
  total!: SignedMoneyDto;

  @ObjectField(() => SignedVolumesDto)
  volumes!: SignedVolumesDto;

  @ListField(() => OrderLineDto, 1, 500)
  lines!: OrderLineDto[];

  @InstantField()
  recordedAt!: string;

  static of(order: Order): OrderDto {
    const { orderId, source, externalId, kind, refundOf, buyerId, paidAt, currency, totalMinor, recordedAt } = order;
    return {
      orderId,
      source,
      externalId,
      kind,
      refundOf,
      buyerId,
      paidAt: paidAt.toISOString(),
      total: moneyOfMinor(totalMinor, currency),
      volumes: VolumesDto.of(order),
      lines: order.lines.map((line) => OrderLineDto.of(line, currency)),
      recordedAt: recordedAt.toISOString(),
    };
  }
}
