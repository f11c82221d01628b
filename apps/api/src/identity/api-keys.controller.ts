import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { TenantContext } from '@upline/database';
import { ApiKeysService, type Principal } from '@upline/identity';
import { RequirePermission } from '../access/access.decorator.js';
import { Caller, Scope } from '../access/principal.decorator.js';
import { idOf, PageQuery, pageOfClass } from '../fields/index.js';
import { ShownOnce } from '../idempotency/shown-once.decorator.js';
import { ApiKeyDto, CreatedApiKeyDto, NewApiKeyDto } from './api-keys.dto.js';

const ApiKeyPage = pageOfClass(ApiKeyDto);

@ApiTags('API keys')
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(private readonly apiKeys: ApiKeysService) {}

  @Post()
  @ShownOnce('key')
  @RequirePermission('apiKeys:write')
  @ApiCreatedResponse({ type: CreatedApiKeyDto })
  async create(@Caller() caller: Principal, @Body() { name, scopes }: NewApiKeyDto): Promise<CreatedApiKeyDto> {
    const { apiKey, key } = await this.apiKeys.create(caller, name, scopes);
    return { ...ApiKeyDto.of(apiKey), key };
  }

  @Get()
  @RequirePermission('apiKeys:read')
  @ApiOkResponse({ type: ApiKeyPage })
  async list(@Scope() context: TenantContext, @Query() { cursor, limit }: PageQuery) {
    const page = await this.apiKeys.list(context, cursor, limit);
    return { ...page, data: page.data.map((key) => ApiKeyDto.of(key)) };
  }

  @Delete(':apiKeyId')
  @HttpCode(204)
  @RequirePermission('apiKeys:write')
  @ApiNoContentResponse()
  revoke(
    @Scope() context: TenantContext,
    @Param('apiKeyId', idOf('API_KEY.UNKNOWN', 'No such API key.')) apiKeyId: string,
  ): Promise<void> {
    return this.apiKeys.revoke(context, apiKeyId);
  }
}
