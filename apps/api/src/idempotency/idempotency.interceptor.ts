import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { catchError, finalize, from, mergeMap, type Observable, of, throwError } from 'rxjs';
import { UplineError } from '@upline/kernel';
import { IdempotencyService } from '@upline/http';
import type { Principal } from '@upline/identity';
import { earlyFingerprint, wholeFingerprint } from './request-fingerprint.js';
import { SHOWN_ONCE } from './shown-once.decorator.js';

const KEY = /^[\x21-\x7e]{1,255}$/;

/** Answers a repeated POST with what it answered the first time, and does its work once. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly idempotency: IdempotencyService,
    private readonly reflector: Reflector,
  ) {}

  async intercept(execution: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = execution.switchToHttp().getRequest<Request & { user?: Principal }>();
    const response = execution.switchToHttp().getResponse<Response>();
    const key = request.header('idempotency-key');
    const context = request.user?.context;
    if (request.method !== 'POST' || key === undefined || context === undefined) return next.handle();
    if (!KEY.test(key)) {
      throw new UplineError('REQUEST.INVALID', 'An Idempotency-Key has 1 to 255 visible ASCII characters.');
    }
    const fingerprint = earlyFingerprint(request);
    const claim = await this.idempotency.claim(context, key, fingerprint);
    if (claim.kind === 'answered') {
      this.idempotency.requireSame(claim.of, await wholeFingerprint(request, fingerprint));
      response.status(claim.answer.status).setHeader('Idempotent-Replayed', 'true');
      if (claim.answer.location) response.setHeader('Location', claim.answer.location);
      return of(claim.answer.body ?? undefined);
    }
    const letGo = this.idempotency.keep(context, key);
    return next.handle().pipe(
      mergeMap(async (body: unknown) => {
        const location = response.getHeader('Location');
        const secret = this.reflector.get<string | undefined>(SHOWN_ONCE, execution.getHandler());
        const kept = secret === undefined ? (body ?? null) : { ...(body as object), [secret]: null };
        const answer = { status: response.statusCode, body: kept, location: location ? String(location) : null };
        await this.idempotency.store(context, key, await wholeFingerprint(request, fingerprint), answer);
        return body;
      }),
      catchError((error: unknown) =>
        from(this.idempotency.release(context, key)).pipe(mergeMap(() => throwError(() => error))),
      ),
      finalize(letGo),
    );
  }
}
