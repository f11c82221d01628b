import { ValidationPipe } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { UplineError } from '@upline/kernel';
import { requestFaults, unstorableFaults } from '@upline/http';

/** Bodies and queries against their classes: unknown fields, wrong types and missing values, all named together. */
export const validationPipe = new ValidationPipe({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
  exceptionFactory: (errors) => {
    const faults = requestFaults(errors);
    return new UplineError(
      'REQUEST.INVALID',
      `The request has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}; see errors.`,
      faults,
    );
  },
});

const bulkTypes = ['text/csv', 'application/x-ndjson'];

/** What no route accepts, refused before any route sees it. */
export function refuseUnreadable(request: Request, _response: Response, next: NextFunction): void {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  const isBulk = bulkTypes.some((type) => request.is(type)) && request.path.startsWith('/v1/imports/');
  if (hasBody && !isBulk && !request.is(['application/json', 'application/*+json'])) {
    throw new UplineError('REQUEST.UNSUPPORTED_TYPE', 'Send JSON with Content-Type: application/json.');
  }
  if (!isBulk) {
    request.body ??= {};
    if (Array.isArray(request.body)) {
      throw new UplineError('REQUEST.INVALID', 'The body must be a JSON object.', [
        { pointer: '', code: 'NOT_AN_OBJECT', detail: 'Send an object, not a list.' },
      ]);
    }
  }
  const faults = [
    ...unstorableFaults(isBulk ? {} : request.body),
    ...unstorableFaults(request.query),
    ...pathFaults(request.path),
  ];
  if (faults.length > 0)
    throw new UplineError('REQUEST.INVALID', 'The request holds something that cannot be stored; see errors.', faults);
  next();
}

function pathFaults(path: string) {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return [{ pointer: '', code: 'NOT_DECODABLE', detail: 'The path is not valid percent-encoded UTF-8.' }];
  }
  return unstorableFaults(decoded);
}
