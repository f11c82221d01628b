import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ExplanationsService, RunsService } from '@upline/commissions';
import type { TenantContext } from '@upline/database';
import { RequirePermission } from '../access/access.decorator.js';
import { Scope } from '../access/principal.decorator.js';
import { PageQuery, pageOfClass } from '../fields/index.js';
import { ExplanationQuery, PayeeExplanationDto } from './explanations.dto.js';
import { memberIdOf, runIdOf } from './run-id.pipe.js';
import { PayeesQuery, RunLineDto, RunPayeeDto } from './run-results.dto.js';
import { SourceTraceDto } from './source-trace.dto.js';

const PayeePage = pageOfClass(RunPayeeDto);
const LinePage = pageOfClass(RunLineDto);

@ApiTags('Commission runs')
@Controller('v1/runs/:runId')
export class RunResultsController {
  constructor(
    private readonly runs: RunsService,
    private readonly explanations: ExplanationsService,
  ) {}

  @Get('payees')
  @RequirePermission('runs:read')
  @ApiOkResponse({ type: PayeePage })
  async listPayees(
    @Scope() context: TenantContext,
    @Param('runId', runIdOf) runId: string,
    @Query() { sort, cursor, limit }: PayeesQuery,
  ) {
    const { currency } = await this.runs.get(context, runId);
    const page = await this.runs.listPayees(context, runId, sort, { cursor, limit });
    return { ...page, data: page.data.map((payee) => RunPayeeDto.of(payee, currency)) };
  }

  @Get('payees/:memberId/lines')
  @RequirePermission('runs:read')
  @ApiOkResponse({ type: LinePage })
  async listLines(
    @Scope() context: TenantContext,
    @Param('runId', runIdOf) runId: string,
    @Param('memberId', memberIdOf) memberId: string,
    @Query() page: PageQuery,
  ) {
    const { currency } = await this.runs.get(context, runId);
    const lines = await this.runs.listLines(context, runId, memberId, page);
    return { ...lines, data: lines.data.map((line) => RunLineDto.of(line, currency)) };
  }

  /** Why this total: ranks with required and actual, every line down to its orders, and what was not paid and why. */
  @Get('payees/:memberId/explanation')
  @RequirePermission('runs:read')
  @ApiOkResponse({ type: PayeeExplanationDto })
  async explain(
    @Scope() context: TenantContext,
    @Param('runId', runIdOf) runId: string,
    @Param('memberId', memberIdOf) memberId: string,
    @Query() { linesFrom }: ExplanationQuery,
  ): Promise<PayeeExplanationDto> {
    return PayeeExplanationDto.of(memberId, await this.explanations.explainPayee(context, runId, memberId, linesFrom));
  }

  /** Where the volume of this buyer went: every member above, paid or passed over, with the rule that decided. */
  @Get('members/:memberId/trace')
  @RequirePermission('runs:read')
  @ApiOkResponse({ type: SourceTraceDto })
  async trace(
    @Scope() context: TenantContext,
    @Param('runId', runIdOf) runId: string,
    @Param('memberId', memberIdOf) memberId: string,
  ): Promise<SourceTraceDto> {
    return SourceTraceDto.of(memberId, await this.explanations.traceSource(context, runId, memberId));
  }
}
