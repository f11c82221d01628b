import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { stringify } from 'csv-stringify';
import type { TenantContext } from '@upline/database';
import { moneyOfMinor } from '@upline/money';
import { type Payout, PayoutsService } from '@upline/payouts';
import { RequirePermission } from '../access/access.decorator.js';
import { Scope } from '../access/principal.decorator.js';
import { runIdOf } from '../commissions/run-id.pipe.js';
import { pageOfClass } from '../fields/index.js';
import { PayoutDto, PayoutsQuery } from './payouts.dto.js';

const PayoutPage = pageOfClass(PayoutDto);
const columns = ['code', 'name', 'memberId', 'payoutId', 'amount', 'currency', 'status', 'period', 'runId'];

@ApiTags('Payouts')
@Controller('v1')
export class PayoutsController {
  constructor(private readonly payouts: PayoutsService) {}

  @Get('payouts')
  @RequirePermission('payouts:read')
  @ApiOkResponse({ type: PayoutPage })
  async list(@Scope() context: TenantContext, @Query() { cursor, limit, runId, memberId }: PayoutsQuery) {
    const page = await this.payouts.list(context, { runId, memberId }, cursor, limit);
    return { ...page, data: page.data.map((payout) => PayoutDto.of(payout)) };
  }

  /** Every payout of a posted run, for finance. Cells that a spreadsheet would take for a formula are escaped. */
  @Get('runs/:runId/payouts.csv')
  @RequirePermission('payouts:read')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async file(@Scope() context: TenantContext, @Param('runId', runIdOf) runId: string): Promise<StreamableFile> {
    const period = await this.payouts.requirePosted(context, runId);
    const payouts = this.payouts;
    const rows = Readable.from(
      (async function* () {
        for await (const batch of payouts.ofRun(context, runId))
          for (const payout of batch) yield rowOf(payout, period);
      })(),
    );
    const csv = stringify({ header: true, columns, escape_formulas: true });
    rows.on('error', (error) => csv.destroy(error));
    return new StreamableFile(rows.pipe(csv), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="payouts-${period}.csv"`,
    });
  }
}

function rowOf(
  { code, name, memberId, payoutId, amountMinor, currency, status, runId }: Payout,
  period: string,
): string[] {
  return [code, name, memberId, payoutId, moneyOfMinor(amountMinor, currency).amount, currency, status, period, runId];
}
