import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { TenantContext } from '@upline/database';
import type { Principal } from '@upline/identity';

function principalOf(context: ExecutionContext): Principal {
  return context.switchToHttp().getRequest<Request & { user: Principal }>().user;
}

/** Whoever asks. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => principalOf(context));

/** Whose data the request may touch, and who is behind it. */
export const Scope = createParamDecorator(
  (_: unknown, context: ExecutionContext): TenantContext => principalOf(context).context,
);
