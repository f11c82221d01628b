import type { NextFunction, Request, Response } from 'express';
import { UplineError } from '@upline/kernel';

/** Nest takes every SyntaxError for a bad request of no particular kind, so the parser's is named before it gets there. */
export function nameBrokenJson(error: unknown, _request: Request, _response: Response, next: NextFunction): void {
  const { type } = error as { type?: unknown };
  next(type === 'entity.parse.failed' ? new UplineError('REQUEST.NOT_JSON', 'The body is not valid JSON.') : error);
}
