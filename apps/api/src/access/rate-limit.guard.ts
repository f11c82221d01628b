import { Injectable } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { Request } from 'express';

/** Counts by credential where there is one, by address and account where somebody is still logging in. */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  protected override headerPrefix = 'RateLimit';

  protected override getTracker(request: Request): Promise<string> {
    const credential = request.header('authorization') ?? request.header('x-api-key');
    const { tenant, email } = (request.body ?? {}) as { tenant?: unknown; email?: unknown };
    return Promise.resolve(credential ?? `${request.ip}|${String(tenant)}|${String(email)}`);
  }
}
