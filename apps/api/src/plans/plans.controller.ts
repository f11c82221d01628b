import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { TenantContext } from '@upline/database';
import { PlansService } from '@upline/plans';
import { RequirePermission } from '../access/access.decorator.js';
import { Scope } from '../access/principal.decorator.js';
import { idOf, PageQuery, pageOfClass } from '../fields/index.js';
import { versionNumber } from './version-number.pipe.js';
import {
  NewPlanDto,
  NewVersionDto,
  PlanDocumentDto,
  PlanDto,
  PlanSpecificationDto,
  PlanValidationDto,
  PlanVersionDto,
  PublishDto,
} from './plans.dto.js';

const planIdOf = idOf('PLAN.UNKNOWN', 'No such plan.');
const PlanPage = pageOfClass(PlanDto);

@ApiTags('Plans')
@Controller('v1/plans')
export class PlansController {
  constructor(private readonly plans: PlansService) {}

  /** Says everything that is wrong with a plan, and stores nothing. */
  @Post('validate')
  @HttpCode(200)
  @RequirePermission('plans:read')
  @ApiOkResponse({ type: PlanValidationDto })
  validate(@Body() { document }: PlanDocumentDto): PlanValidationDto {
    const { errors, warnings } = this.plans.validate(document);
    return { valid: errors.length === 0, errors: [...errors], warnings: [...warnings] };
  }

  /** The plan in plain English, complete: what is approved is what runs. Stores nothing. */
  @Post('specification')
  @HttpCode(200)
  @RequirePermission('plans:read')
  @ApiOkResponse({ type: PlanSpecificationDto })
  specify(@Body() { document }: PlanDocumentDto): PlanSpecificationDto {
    return this.plans.specify(document);
  }

  /** A new plan; its first version is a draft. */
  @Post()
  @RequirePermission('plans:write')
  @ApiCreatedResponse({ type: PlanDto })
  async create(
    @Scope() context: TenantContext,
    @Body() { name, document, comment }: NewPlanDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PlanDto> {
    const plan = await this.plans.create(context, name, document, comment ?? '');
    response.setHeader('Location', `/v1/plans/${plan.planId}`);
    return PlanDto.of(plan);
  }

  @Get()
  @RequirePermission('plans:read')
  @ApiOkResponse({ type: PlanPage })
  async list(@Scope() context: TenantContext, @Query() { cursor, limit }: PageQuery) {
    const page = await this.plans.list(context, cursor, limit);
    return { ...page, data: page.data.map((plan) => PlanDto.of(plan)) };
  }

  @Get(':planId')
  @RequirePermission('plans:read')
  @ApiOkResponse({ type: PlanDto })
  async get(@Scope() context: TenantContext, @Param('planId', planIdOf) planId: string): Promise<PlanDto> {
    return PlanDto.of(await this.plans.get(context, planId));
  }

  /** The next version, a draft. A version never changes. */
  @Post(':planId/versions')
  @RequirePermission('plans:write')
  @ApiCreatedResponse({ type: PlanDto })
  async addVersion(
    @Scope() context: TenantContext,
    @Param('planId', planIdOf) planId: string,
    @Body() { document, comment }: NewVersionDto,
  ): Promise<PlanDto> {
    return PlanDto.of(await this.plans.addVersion(context, planId, document, comment ?? ''));
  }

  @Get(':planId/versions/:version')
  @RequirePermission('plans:read')
  @ApiOkResponse({ type: PlanVersionDto })
  async getVersion(
    @Scope() context: TenantContext,
    @Param('planId', planIdOf) planId: string,
    @Param('version', versionNumber) version: number,
  ): Promise<PlanVersionDto> {
    return PlanVersionDto.ofVersion(await this.plans.getVersion(context, planId, version));
  }

  /** A version in plain English, complete. */
  @Get(':planId/versions/:version/specification')
  @RequirePermission('plans:read')
  @ApiOkResponse({ type: PlanSpecificationDto })
  async specifyVersion(
    @Scope() context: TenantContext,
    @Param('planId', planIdOf) planId: string,
    @Param('version', versionNumber) version: number,
  ): Promise<PlanSpecificationDto> {
    const { document } = await this.plans.getVersion(context, planId, version);
    return this.plans.specify(document);
  }

  /** Puts a version in force from a month on. */
  @Post(':planId/versions/:version/publish')
  @HttpCode(200)
  @RequirePermission('plans:publish')
  @ApiOkResponse({ type: PlanDto })
  async publish(
    @Scope() context: TenantContext,
    @Param('planId', planIdOf) planId: string,
    @Param('version', versionNumber) version: number,
    @Body() { effectiveFromPeriod }: PublishDto,
  ): Promise<PlanDto> {
    return PlanDto.of(await this.plans.publish(context, planId, version, effectiveFromPeriod));
  }
}
