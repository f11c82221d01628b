import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { TenantContext } from '@upline/database';
import { DistributorsService, EnrolmentService } from '@upline/distributors';
import { RequirePermission } from '../access/access.decorator.js';
import { Scope } from '../access/principal.decorator.js';
import { etagOf, idOf, pageOfClass, Revision } from '../fields/index.js';
import { DistributorChangesDto, DistributorDto, DistributorsQuery, NewDistributorDto } from './distributors.dto.js';

const memberIdOf = idOf('MEMBER.UNKNOWN', 'No such distributor.');
const DistributorPage = pageOfClass(DistributorDto);

@ApiTags('Distributors')
@Controller('v1/distributors')
export class DistributorsController {
  constructor(
    private readonly distributors: DistributorsService,
    private readonly enrolment: EnrolmentService,
  ) {}

  /** Brings a distributor into the tree. The same source and external id with the same content answers 200 with who is there. */
  @Post()
  @RequirePermission('distributors:write')
  @ApiCreatedResponse({ type: DistributorDto })
  @ApiOkResponse({ type: DistributorDto, description: 'Was enrolled before, by the same request.' })
  async enrol(
    @Scope() context: TenantContext,
    @Body() body: NewDistributorDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DistributorDto> {
    const { member, isNew } = await this.enrolment.enrol(context, NewDistributorDto.toNewMember(body));
    response
      .status(isNew ? 201 : 200)
      .setHeader('ETag', etagOf(member.revision))
      .setHeader('Location', `/v1/distributors/${member.memberId}`);
    return DistributorDto.of(member);
  }

  /** In order of their codes. */
  @Get()
  @RequirePermission('distributors:read')
  @ApiOkResponse({ type: DistributorPage })
  async list(@Scope() context: TenantContext, @Query() query: DistributorsQuery) {
    const filter = DistributorsQuery.toFilter(query);
    const page = await this.distributors.list(context, filter, query.cursor, query.limit);
    return { ...page, data: page.data.map((member) => DistributorDto.of(member)) };
  }

  @Get(':memberId')
  @RequirePermission('distributors:read')
  @ApiOkResponse({ type: DistributorDto })
  async get(
    @Scope() context: TenantContext,
    @Param('memberId', memberIdOf) memberId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DistributorDto> {
    const member = await this.distributors.get(context, memberId);
    response.setHeader('ETag', etagOf(member.revision));
    return DistributorDto.of(member);
  }

  @Patch(':memberId')
  @RequirePermission('distributors:write')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: DistributorDto })
  async change(
    @Scope() context: TenantContext,
    @Param('memberId', memberIdOf) memberId: string,
    @Revision() revision: number,
    @Body() body: DistributorChangesDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DistributorDto> {
    const changes = DistributorChangesDto.toChanges(body);
    const member = await this.distributors.change(context, memberId, revision, changes);
    response.setHeader('ETag', etagOf(member.revision));
    return DistributorDto.of(member);
  }
}
