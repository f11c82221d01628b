import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { TenantContext } from '@upline/database';
import { UsersService } from '@upline/identity';
import { RequirePermission } from '../access/access.decorator.js';
import { Scope } from '../access/principal.decorator.js';
import { etagOf, idOf, PageQuery, pageOfClass, Revision } from '../fields/index.js';
import { NewUserDto, UserChangesDto, UserDto } from './users.dto.js';

const userIdOf = idOf('USER.UNKNOWN', 'No such user.');
const UserPage = pageOfClass(UserDto);

@ApiTags('Users')
@Controller('v1/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Post()
  @RequirePermission('users:write')
  @ApiCreatedResponse({ type: UserDto })
  async create(@Scope() context: TenantContext, @Body() user: NewUserDto): Promise<UserDto> {
    return UserDto.of(await this.users.create(context, user));
  }

  @Get()
  @RequirePermission('users:read')
  @ApiOkResponse({ type: UserPage })
  async list(@Scope() context: TenantContext, @Query() { cursor, limit }: PageQuery) {
    const page = await this.users.list(context, cursor, limit);
    return { ...page, data: page.data.map((user) => UserDto.of(user)) };
  }

  @Get(':userId')
  @RequirePermission('users:read')
  @ApiOkResponse({ type: UserDto })
  async get(
    @Scope() context: TenantContext,
    @Param('userId', userIdOf) userId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UserDto> {
    const user = await this.users.get(context, userId);
    response.setHeader('ETag', etagOf(user.revision));
    return UserDto.of(user);
  }

  @Patch(':userId')
  @RequirePermission('users:write')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: UserDto })
  async change(
    @Scope() context: TenantContext,
    @Param('userId', userIdOf) userId: string,
    @Revision() revision: number,
    @Body() changes: UserChangesDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UserDto> {
    const user = await this.users.change(context, userId, revision, changes);
    response.setHeader('ETag', etagOf(user.revision));
    return UserDto.of(user);
  }
}
