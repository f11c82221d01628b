import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { TenantContext } from '@upline/database';
import { OrdersService, RecordingService } from '@upline/orders';
import { RequirePermission } from '../access/access.decorator.js';
import { Scope } from '../access/principal.decorator.js';
import { idOf, pageOfClass } from '../fields/index.js';
import { OrderDto } from './order.dto.js';
import { NewOrderDto, NewRefundDto, OrdersQuery } from './orders.dto.js';

const orderIdOf = idOf('ORDER.UNKNOWN', 'No such order.');
const OrderPage = pageOfClass(OrderDto);

@ApiTags('Orders')
@Controller('v1/orders')
export class OrdersController {
  constructor(
    private readonly orders: OrdersService,
    private readonly recording: RecordingService,
  ) {}

  /** Records a paid order. The same source and external id with the same content answers 200 with what is there. */
  @Post()
  @RequirePermission('orders:write')
  @ApiCreatedResponse({ type: OrderDto })
  @ApiOkResponse({ type: OrderDto, description: 'Was recorded before, by the same request.' })
  async record(
    @Scope() context: TenantContext,
    @Body() body: NewOrderDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OrderDto> {
    return answer(await this.recording.record(context, NewOrderDto.toNewOrder(body)), response);
  }

  /** Takes an order back, or some pieces of it. It counts in the period of refundedAt. */
  @Post(':orderId/refunds')
  @RequirePermission('orders:write')
  @ApiCreatedResponse({ type: OrderDto })
  @ApiOkResponse({ type: OrderDto, description: 'Was recorded before, by the same request.' })
  async refund(
    @Scope() context: TenantContext,
    @Param('orderId', orderIdOf) orderId: string,
    @Body() body: NewRefundDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OrderDto> {
    return answer(await this.recording.refund(context, NewRefundDto.toNewRefund(body, { orderId })), response);
  }

  /** In the order in which they were paid. */
  @Get()
  @RequirePermission('orders:read')
  @ApiOkResponse({ type: OrderPage })
  async list(@Scope() context: TenantContext, @Query() query: OrdersQuery) {
    const page = await this.orders.list(context, OrdersQuery.toFilter(query), query.cursor, query.limit);
    return { ...page, data: page.data.map((order) => OrderDto.of(order)) };
  }

  @Get(':orderId')
  @RequirePermission('orders:read')
  @ApiOkResponse({ type: OrderDto })
  async get(@Scope() context: TenantContext, @Param('orderId', orderIdOf) orderId: string): Promise<OrderDto> {
    return OrderDto.of(await this.orders.get(context, orderId));
  }
}

function answer({ order, isNew }: Awaited<ReturnType<RecordingService['record']>>, response: Response): OrderDto {
  response.status(isNew ? 201 : 200).setHeader('Location', `/v1/orders/${order.orderId}`);
  return OrderDto.of(order);
}
