import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { TenantContext } from '@upline/database';
import { RunsService } from '@upline/commissions';
import { PeriodsService } from '@upline/periods';
import { RequirePermission } from '../access/access.decorator.js';
import { Scope } from '../access/principal.decorator.js';
import { PageQuery, pageOfClass } from '../fields/index.js';
import { NewPeriodDto, PeriodDto } from './periods.dto.js';

const PeriodPage = pageOfClass(PeriodDto);

@ApiTags('Periods')
@Controller('v1/periods')
export class PeriodsController {
  constructor(
    private readonly periods: PeriodsService,
    private readonly runs: RunsService,
  ) {}

  /** Opens a month. The first may be any; then each follows the one before. */
  @Post()
  @RequirePermission('periods:write')
  @ApiCreatedResponse({ type: PeriodDto })
  async open(@Scope() context: TenantContext, @Body() { period }: NewPeriodDto): Promise<PeriodDto> {
    return PeriodDto.of(await this.periods.open(context, period));
  }

  @Get()
  @RequirePermission('periods:read')
  @ApiOkResponse({ type: PeriodPage })
  async list(@Scope() context: TenantContext, @Query() { cursor, limit }: PageQuery) {
    const page = await this.periods.list(context, cursor, limit);
    return { ...page, data: page.data.map((period) => PeriodDto.of(period)) };
  }

  @Get(':period')
  @RequirePermission('periods:read')
  @ApiOkResponse({ type: PeriodDto })
  async get(@Scope() context: TenantContext, @Param('period') period: string): Promise<PeriodDto> {
    return PeriodDto.of(await this.periods.get(context, period));
  }

  /** From now on no order and no enrolment gets into the month. */
  @Post(':period/lock')
  @HttpCode(200)
  @RequirePermission('periods:write')
  @ApiOkResponse({ type: PeriodDto })
  async lock(@Scope() context: TenantContext, @Param('period') period: string): Promise<PeriodDto> {
    return PeriodDto.of(await this.periods.lock(context, period));
  }

  /** Lets facts into a locked month again, unless a final run of it is pending. */
  @Post(':period/reopen')
  @HttpCode(200)
  @RequirePermission('periods:write')
  @ApiOkResponse({ type: PeriodDto })
  async reopen(@Scope() context: TenantContext, @Param('period') period: string): Promise<PeriodDto> {
    return PeriodDto.of(await this.runs.reopenPeriod(context, period));
  }
}
