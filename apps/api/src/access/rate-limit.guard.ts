import { type ExecutionContext, Injectable } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { Request } from 'express';
import { ACCESS, type Access } from './access.decorator.js';

/**
 * Counts by credential where one is asked for, by address and account where somebody is still logging in. There a
 * credential counts for nothing: nobody checks it, so a guesser could send another one with every guess.
 */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  protected override headerPrefix = 'RateLimit';

  protected override getTracker(request: Request, context?: ExecutionContext): Promise<string> {
    const places = context ? [context.getHandler(), context.getClass()] : [];
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, places);
    const credential = request.header('authorization') ?? request.header('x-api-key');
    if (access !== 'public' && credential !== undefined) return Promise.resolve(credential);
    const { tenant, email } = (request.body ?? {}) as { tenant?: unknown; email?: unknown };
    return Promise.resolve([request.ip, accountPart(tenant), accountPart(email)].join('|'));
  }
}

/** The same for all spellings that log in to the same account. What is no text logs in to none. */
function accountPart(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}
