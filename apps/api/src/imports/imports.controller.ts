import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { TenantContext } from '@upline/database';
import { ImportsService } from '@upline/imports';
import { RequirePermission } from '../access/access.decorator.js';
import { Scope } from '../access/principal.decorator.js';
import { idOf, PageQuery, pageOfClass } from '../fields/index.js';
import { withErrors } from './with-errors.js';
import { ImportDto, ImportErrorDto, ImportWithErrorsDto } from './imports.dto.js';

const importIdOf = idOf('IMPORT.UNKNOWN', 'No such import.');
const ImportPage = pageOfClass(ImportDto);
const ImportErrorPage = pageOfClass(ImportErrorDto);

@ApiTags('Imports')
@Controller('v1/imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  /** The latest first. */
  @Get()
  @RequirePermission('imports:read')
  @ApiOkResponse({ type: ImportPage })
  async list(@Scope() context: TenantContext, @Query() { cursor, limit }: PageQuery) {
    const page = await this.imports.list(context, cursor, limit);
    return { ...page, data: page.data.map((found) => ImportDto.of(found)) };
  }

  @Get(':importId')
  @RequirePermission('imports:read')
  @ApiOkResponse({ type: ImportWithErrorsDto })
  async get(
    @Scope() context: TenantContext,
    @Param('importId', importIdOf) importId: string,
  ): Promise<ImportWithErrorsDto> {
    return withErrors(this.imports, context, await this.imports.get(context, importId));
  }

  /** In the order in which they were found; the first 10,000 of an import are kept. */
  @Get(':importId/errors')
  @RequirePermission('imports:read')
  @ApiOkResponse({ type: ImportErrorPage })
  async errors(
    @Scope() context: TenantContext,
    @Param('importId', importIdOf) importId: string,
    @Query() { cursor, limit }: PageQuery,
  ) {
    const page = await this.imports.listErrors(context, importId, cursor, limit);
    return { ...page, data: page.data.map((error) => ImportErrorDto.of(error)) };
  }
}
