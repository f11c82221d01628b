import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { UplineError } from '@upline/kernel';
import type { Principal } from '@upline/identity';
import { ACCESS, type Access } from './access.decorator.js';

/** Lets through who holds the permission that the route names; nobody, where it names none. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return true;
    const { user } = context.switchToHttp().getRequest<Request & { user?: Principal }>();
    if (access === undefined || user === undefined) throw new UplineError('AUTH.FORBIDDEN', 'Nobody may do this.');
    if (access === 'loggedIn' || user.permissions.has(access)) return true;
    throw new UplineError('AUTH.FORBIDDEN', `This needs the permission ${access}.`);
  }
}
