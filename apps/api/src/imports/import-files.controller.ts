import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { TenantContext } from '@upline/database';
import { DistributorImportService } from '@upline/distributors';
import { type Import, ImportsService } from '@upline/imports';
import { OrderImportService } from '@upline/orders';
import { RequirePermission } from '../access/access.decorator.js';
import { Scope } from '../access/principal.decorator.js';
import { distributorRows, formatOf, orderRows } from './import-formats.js';
import { ImportWithErrorsDto } from './imports.dto.js';
import { withErrors } from './with-errors.js';

/** Files are read as they arrive, so their size has no limit; only that of a row has. */
@ApiTags('Imports')
@ApiConsumes('text/csv', 'application/x-ndjson')
@Controller('v1/imports')
export class ImportFilesController {
  constructor(
    private readonly imports: ImportsService,
    private readonly distributors: DistributorImportService,
    private readonly orders: OrderImportService,
  ) {}

  /** Rows in any order: a sponsor may come after those whom they sponsor. Faulty rows are reported and left out. */
  @Post('distributors')
  @HttpCode(201)
  @RequirePermission('distributors:write')
  @ApiBody({
    schema: {
      type: 'string',
      example:
        'code,name,sponsorCode,enrolledAt\nD1,Ada Root,,2026-08-01T00:00:00Z\nD2,Ben Leaf,D1,2026-08-02T00:00:00Z\n',
      description: 'CSV with a header, or one object per line as for POST /v1/distributors.',
    },
  })
  @ApiCreatedResponse({ type: ImportWithErrorsDto })
  async importDistributors(
    @Scope() context: TenantContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ImportWithErrorsDto> {
    const format = formatOf(request);
    const file = { kind: 'distributors', format } as const;
    const rows = distributorRows(request, format);
    const running = this.imports.run(context, file, rows, this.distributors.start(context));
    return this.answer(context, await readOut(request, running), response);
  }

  /** Orders, and refunds of orders that come earlier in the file or are recorded already. */
  @Post('orders')
  @HttpCode(201)
  @RequirePermission('orders:write')
  @ApiBody({
    schema: {
      type: 'string',
      example: 'externalId,buyerCode,paidAt,sku,quantity\nA-1,D1,2026-08-05T10:00:00Z,SERUM-30,2\n',
      description: 'CSV with a header, consecutive rows with one externalId being one order, or one object per line.',
    },
  })
  @ApiCreatedResponse({ type: ImportWithErrorsDto })
  async importOrders(
    @Scope() context: TenantContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ImportWithErrorsDto> {
    const format = formatOf(request);
    const file = { kind: 'orders', format } as const;
    const rows = orderRows(request, format);
    const running = this.imports.run(context, file, rows, this.orders.start(context));
    return this.answer(context, await readOut(request, running), response);
  }

  private async answer(context: TenantContext, done: Import, response: Response): Promise<ImportWithErrorsDto> {
    response.setHeader('Location', `/v1/imports/${done.importId}`);
    return withErrors(this.imports, context, done);
  }
}

/** Where a file is given up, its sender gets to hear so: the rest is let in and dropped, or sender and answer would wait for each other. */
async function readOut<T>(request: Request, running: Promise<T>): Promise<T> {
  try {
    return await running;
  } finally {
    request.resume();
  }
}
