import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import { type Principal, type Session, SessionsService, UsersService } from '@upline/identity';
import { LoggedIn, Public } from '../access/access.decorator.js';
import { Caller } from '../access/principal.decorator.js';
import { LoginDto, NewPasswordDto, RefreshDto, SessionDto } from './auth.dto.js';
import { MeDto } from './users.dto.js';

const guessesPerMinute = { default: { limit: 20, ttl: 60_000 } };

@ApiTags('Authentication')
@Controller('v1')
export class AuthController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly users: UsersService,
  ) {}

  @Post('auth/login')
  @HttpCode(200)
  @Public()
  @Throttle(guessesPerMinute)
  @ApiOkResponse({ type: SessionDto })
  logIn(@Body() { tenant, email, password }: LoginDto): Promise<Session> {
    return this.sessions.logIn(tenant, email, password);
  }

  @Post('auth/refresh')
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: SessionDto })
  refresh(@Body() { refreshToken }: RefreshDto): Promise<Session> {
    return this.sessions.refresh(refreshToken);
  }

  @Post('auth/logout')
  @HttpCode(204)
  @Public()
  @ApiNoContentResponse()
  logOut(@Body() { refreshToken }: RefreshDto): Promise<void> {
    return this.sessions.logOut(refreshToken);
  }

  /** Who you are, to which company you belong, and what you may do. */
  @Get('me')
  @LoggedIn()
  @ApiOkResponse({ type: MeDto })
  async me(@Caller() { context, permissions }: Principal): Promise<MeDto> {
    const { kind, actorId } = context.actor;
    const user = kind === 'user' ? await this.users.get(context, actorId) : null;
    return {
      tenantId: context.tenantId,
      actorKind: kind,
      actorId,
      email: user?.email ?? null,
      permissions: [...permissions],
    };
  }

  /** Whoever was given a password changes it here, and nobody else knows it then. Ends all sessions: log in again. */
  @Post('me/password')
  @HttpCode(204)
  @LoggedIn()
  @Throttle(guessesPerMinute)
  @ApiNoContentResponse()
  changePassword(
    @Caller() { context }: Principal,
    @Body() { currentPassword, newPassword }: NewPasswordDto,
  ): Promise<void> {
    return this.users.changePassword(context, currentPassword, newPassword);
  }
}
