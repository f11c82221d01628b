import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { TenantContext } from '@upline/database';
import { OnboardingService } from '@upline/identity';
import { TenantsService } from '@upline/tenants';
import { RequirePermission } from '../access/access.decorator.js';
import { Scope } from '../access/principal.decorator.js';
import { idOf, PageQuery, pageOfClass } from '../fields/index.js';
import { NewTenantDto, TenantDto } from './tenants.dto.js';

const TenantPage = pageOfClass(TenantDto);

@ApiTags('Companies')
@Controller('v1')
export class TenantsController {
  constructor(
    private readonly tenants: TenantsService,
    private readonly onboarding: OnboardingService,
  ) {}

  /** A new company with its first owner. For platform admins. */
  @Post('tenants')
  @RequirePermission('tenants:create')
  @ApiCreatedResponse({ type: TenantDto })
  async create(@Body() { owner, ...tenant }: NewTenantDto): Promise<TenantDto> {
    return TenantDto.of((await this.onboarding.createTenant(tenant, owner)).tenant);
  }

  @Get('tenants')
  @RequirePermission('tenants:read')
  @ApiOkResponse({ type: TenantPage })
  async list(@Scope() context: TenantContext, @Query() { cursor, limit }: PageQuery) {
    const page = await this.tenants.list(context, cursor, limit);
    return { ...page, data: page.data.map((tenant) => TenantDto.of(tenant)) };
  }

  @Get('tenants/:tenantId')
  @RequirePermission('tenants:read')
  @ApiOkResponse({ type: TenantDto })
  async get(
    @Scope() context: TenantContext,
    @Param('tenantId', idOf('TENANT.UNKNOWN', 'No such company.')) tenantId: string,
  ): Promise<TenantDto> {
    return TenantDto.of(await this.tenants.get(context, tenantId));
  }

  /** Your own company. */
  @Get('tenant')
  @RequirePermission('tenant:read')
  @ApiOkResponse({ type: TenantDto })
  async current(@Scope() context: TenantContext): Promise<TenantDto> {
    return TenantDto.of(await this.tenants.current(context));
  }
}
