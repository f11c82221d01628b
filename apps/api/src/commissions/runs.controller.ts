import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { RunsService } from '@upline/commissions';
import type { TenantContext } from '@upline/database';
import { PostingService } from '@upline/payouts';
import { RequirePermission } from '../access/access.decorator.js';
import { Scope } from '../access/principal.decorator.js';
import { pageOfClass } from '../fields/index.js';
import { runIdOf } from './run-id.pipe.js';
import { CommentDto, NewRunDto, ReasonDto, RejectionDto, RunDto, RunsQuery } from './runs.dto.js';

const RunPage = pageOfClass(RunDto);

@ApiTags('Commission runs')
@Controller('v1/runs')
export class RunsController {
  constructor(
    private readonly runs: RunsService,
    private readonly posting: PostingService,
  ) {}

  /** Starts a run. Watch its stage and progress at the Location. */
  @Post()
  @HttpCode(202)
  @RequirePermission('runs:start')
  @ApiAcceptedResponse({ type: RunDto })
  async start(
    @Scope() context: TenantContext,
    @Body() { kind, period, planId }: NewRunDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RunDto> {
    const run = await this.runs.start(context, kind, period, planId);
    response.setHeader('Location', `/v1/runs/${run.runId}`);
    return RunDto.of(run);
  }

  /** The newest first. */
  @Get()
  @RequirePermission('runs:read')
  @ApiOkResponse({ type: RunPage })
  async list(@Scope() context: TenantContext, @Query() { cursor, limit, period, status, kind }: RunsQuery) {
    const page = await this.runs.list(context, { periodKey: period, status, kind }, cursor, limit);
    return { ...page, data: page.data.map((run) => RunDto.of(run)) };
  }

  @Get(':runId')
  @RequirePermission('runs:read')
  @ApiOkResponse({ type: RunDto })
  async get(@Scope() context: TenantContext, @Param('runId', runIdOf) runId: string): Promise<RunDto> {
    return RunDto.of(await this.runs.get(context, runId));
  }

  /** By another person than the one who started the run. */
  @Post(':runId/approve')
  @HttpCode(200)
  @RequirePermission('runs:approve')
  @ApiOkResponse({ type: RunDto })
  async approve(
    @Scope() context: TenantContext,
    @Param('runId', runIdOf) runId: string,
    @Body() { comment }: CommentDto,
  ): Promise<RunDto> {
    return RunDto.of(await this.runs.approve(context, runId, comment ?? ''));
  }

  @Post(':runId/reject')
  @HttpCode(200)
  @RequirePermission('runs:approve')
  @ApiOkResponse({ type: RunDto })
  async reject(
    @Scope() context: TenantContext,
    @Param('runId', runIdOf) runId: string,
    @Body() { comment }: RejectionDto,
  ): Promise<RunDto> {
    return RunDto.of(await this.runs.reject(context, runId, comment));
  }

  /** Makes what was earned owed: journal entry, payouts and the end of the period, together. */
  @Post(':runId/post')
  @HttpCode(200)
  @RequirePermission('runs:post')
  @ApiOkResponse({ type: RunDto })
  async post(@Scope() context: TenantContext, @Param('runId', runIdOf) runId: string): Promise<RunDto> {
    return RunDto.of(await this.posting.post(context, runId));
  }

  @Post(':runId/void')
  @HttpCode(200)
  @RequirePermission('runs:start')
  @ApiOkResponse({ type: RunDto })
  async void(
    @Scope() context: TenantContext,
    @Param('runId', runIdOf) runId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<RunDto> {
    return RunDto.of(await this.runs.void(context, runId, reason));
  }
}
