import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { TenantContext } from '@upline/database';
import { DistributorsService } from '@upline/distributors';
import { RequirePermission } from '../access/access.decorator.js';
import { Scope } from '../access/principal.decorator.js';
import { idOf, pageOfClass } from '../fields/index.js';
import { DownlineQuery, RelativeDto, UplineQuery } from './distributors.dto.js';

const memberIdOf = idOf('MEMBER.UNKNOWN', 'No such distributor.');
const RelativePage = pageOfClass(RelativeDto);

class UplineDto {
  @ApiProperty({ type: RelativeDto, isArray: true })
  data!: RelativeDto[];
}

@ApiTags('Distributors')
@Controller('v1/distributors/:memberId')
export class GenealogyController {
  constructor(private readonly distributors: DistributorsService) {}

  /** The sponsor, the sponsor's sponsor and so on, nearest first. */
  @Get('upline')
  @RequirePermission('distributors:read')
  @ApiOkResponse({ type: UplineDto })
  async upline(
    @Scope() context: TenantContext,
    @Param('memberId', memberIdOf) memberId: string,
    @Query() { depth }: UplineQuery,
  ): Promise<UplineDto> {
    const upline = await this.distributors.upline(context, memberId, depth);
    return { data: upline.map((member) => RelativeDto.of(member)) };
  }

  /** Those below, level by level and by code within a level. */
  @Get('downline')
  @RequirePermission('distributors:read')
  @ApiOkResponse({ type: RelativePage })
  async downline(
    @Scope() context: TenantContext,
    @Param('memberId', memberIdOf) memberId: string,
    @Query() { depth, cursor, limit }: DownlineQuery,
  ) {
    const page = await this.distributors.downline(context, memberId, depth, cursor, limit);
    return { ...page, data: page.data.map((member) => RelativeDto.of(member)) };
  }
}
