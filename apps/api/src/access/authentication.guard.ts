import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { Request } from 'express';
import { UplineError } from '@upline/kernel';
import { ACCESS, type Access } from './access.decorator.js';

/** Finds out who asks, by access token or by API key. */
@Injectable()
export class AuthenticationGuard extends AuthGuard(['login', 'apiKey']) {
  constructor(private readonly reflector: Reflector) {
    super();
  }

  override canActivate(context: ExecutionContext) {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    return access === 'public' ? true : super.canActivate(context);
  }

  override handleRequest<T>(
    error: unknown,
    principal: T | false | undefined,
    _info: unknown,
    context: ExecutionContext,
  ): T {
    if (error) throw error;
    if (principal) return principal;
    const { headers } = context.switchToHttp().getRequest<Request>();
    if (headers.authorization === undefined && headers['x-api-key'] === undefined) {
      throw new UplineError('AUTH.REQUIRED', 'Log in, or send an API key as X-API-Key.');
    }
    throw new UplineError('AUTH.TOKEN_INVALID', 'The token is not valid, or no longer. Log in again.');
  }
}
